package io.jenkins.plugins.k6notify.engine.event;

/** The events of the notification contract (docs/payload.md, "Compatibility with k6 Cloud"). */
public enum EventType {
    STARTED("test.started"),
    FINISHED("test.finished"),
    /** Sent on request, to try a channel out. */
    CHANNEL_TEST("test.notification_channel");

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /** The name that is sent. */
    public String id() {
        return id;
    }
}
