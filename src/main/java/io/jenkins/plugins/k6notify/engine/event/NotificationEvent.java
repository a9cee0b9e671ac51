package io.jenkins.plugins.k6notify.engine.event;

/** Something that channels are told of. */
public sealed interface NotificationEvent permits RunEvent, TestHookEvent {

    EventType type();
}
