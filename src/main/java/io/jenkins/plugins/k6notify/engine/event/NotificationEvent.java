package io.jenkins.plugins.k6notify.engine.event;

/** An event that is sent to channels. */
public sealed interface NotificationEvent permits RunEvent, TestHookEvent {

    EventType type();
}
