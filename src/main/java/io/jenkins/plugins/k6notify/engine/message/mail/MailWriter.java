package io.jenkins.plugins.k6notify.engine.message.mail;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;

/** Writes one part of an e-mail: its subject, its HTML or its plain text. Implementations must be safe for use by several threads. */
@FunctionalInterface
public interface MailWriter {

    /** @return the part; HTML must be escaped */
    String write(NotificationEvent event);
}
