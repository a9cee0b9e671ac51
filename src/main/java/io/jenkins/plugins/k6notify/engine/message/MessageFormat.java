package io.jenkins.plugins.k6notify.engine.message;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import java.util.UUID;

/** Formats messages for one kind of channel. Implementations must be safe for use by several threads. */
public interface MessageFormat {

    /** @param id a new id for each event and channel, kept for every retry and redelivery */
    Message message(UUID id, NotificationEvent event);
}
