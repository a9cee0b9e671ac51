package io.jenkins.plugins.k6notify.report;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.util.function.Predicate;

/**
 * One who is told of runs.
 *
 * @param wants whether of this one
 */
record Recipient(Endpoint endpoint, MessageFormat format, Predicate<NotificationEvent> wants) {

    /** Tells recipients of one run apart: two channels may share a credential, and each gets a message of its own. */
    String key() {
        return endpoint.key() + "\n" + endpoint.channel();
    }
}
