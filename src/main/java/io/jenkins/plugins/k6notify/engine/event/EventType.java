package io.jenkins.plugins.k6notify.engine.event;

/** The event types of the notification contract (docs/payload.md, "Compatibility with k6 Cloud"). */
public enum EventType {
    STARTED("test.started"),
    FINISHED("test.finished"),
    /** Sent on request, to test a channel. */
    CHANNEL_TEST("test.notification_channel");

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /** Returns the name used in notifications. */
    public String id() {
        return id;
    }
}
