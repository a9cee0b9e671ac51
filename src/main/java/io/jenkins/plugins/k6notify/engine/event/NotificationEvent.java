package io.jenkins.plugins.k6notify.engine.event;

/** An event that is sent to channels. */
public sealed interface NotificationEvent permits RunEvent, TestHookEvent {

    EventType type();

    /** Returns the most specific name of the event: {@code test.finished.failed}, {@code test.notification_channel}. */
    default String id() {
        return type().id();
    }
}
