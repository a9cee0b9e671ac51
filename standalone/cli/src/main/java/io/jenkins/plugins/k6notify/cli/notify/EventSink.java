package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;

/** Takes the events that pass the filter, in order. */
@FunctionalInterface
public interface EventSink {

    void accept(NotificationEvent event);
}
