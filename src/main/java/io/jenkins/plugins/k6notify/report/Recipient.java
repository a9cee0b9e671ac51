package io.jenkins.plugins.k6notify.report;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.util.function.Predicate;

/**
 * A recipient of notifications about runs.
 *
 * @param wants selects the events to send
 */
record Recipient(Endpoint endpoint, MessageFormat format, Predicate<NotificationEvent> wants) {

    /**
     * The key of the recipient in a run. Two channels that share a credential have different keys and get separate
     * messages.
     */
    String key() {
        return endpoint.key() + "\n" + endpoint.channel();
    }
}
