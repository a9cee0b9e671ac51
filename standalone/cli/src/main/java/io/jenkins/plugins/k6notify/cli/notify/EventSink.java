package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;

/** Receives the selected events in order. */
@FunctionalInterface
public interface EventSink {

    void accept(NotificationEvent event);
}
