package io.jenkins.plugins.k6notify.engine.event;

/** A request to a channel to show that it works. */
public record TestHookEvent() implements NotificationEvent {

    @Override
    public EventType type() {
        return EventType.CHANNEL_TEST;
    }
}
