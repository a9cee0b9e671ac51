package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import java.util.UUID;

/** Writes one part of an e-mail: its subject, its HTML or its plain text. Implementations must be safe for use by several threads. */
@FunctionalInterface
public interface MailWriter {

    /**
     * Writes the part.
     *
     * @param id the id of the message
     * @return the part; in HTML, foreign texts are escaped
     */
    String write(UUID id, NotificationEvent event);
}
