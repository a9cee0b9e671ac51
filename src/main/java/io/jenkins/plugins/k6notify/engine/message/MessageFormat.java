package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import java.util.UUID;

/** The form in which a kind of channel gets its messages. Safe for use by several threads. */
public interface MessageFormat {

    /** @param id a new one for each event and channel, kept for every retry and redelivery */
    Message message(UUID id, NotificationEvent event);
}
