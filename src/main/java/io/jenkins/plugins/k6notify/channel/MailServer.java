package io.jenkins.plugins.k6notify.channel;

import hudson.Util;
import hudson.tasks.Mailer;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailAddresses;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailSender;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailTarget;
import io.jenkins.plugins.k6notify.job.OptionalPlugin;
import java.time.Clock;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * The mail server of the Mailer plugin. The plugin is optional: only {@link #isAvailable} may be called without it, and
 * no other class refers to its types or to Jakarta Mail.
 */
final class MailServer {

    private MailServer() {}

    static boolean isAvailable() {
        return OptionalPlugin.isActive("mailer");
    }

    /** Returns the transport to recipients; server and sender are read at each attempt. */
    static Transport transport(String recipients) {
        return new MailSender(delivery -> target(recipients), Clock.systemUTC());
    }

    private static MailTarget target(String recipients) {
        Mailer.DescriptorImpl settings = Mailer.descriptor();
        return MailTarget.of(
                settings.createSession(),
                JenkinsLocationConfiguration.get().getAdminAddress(),
                recipients,
                Util.fixNull(settings.getReplyToAddress()));
    }

    /**
     * Validates recipients.
     *
     * @throws io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException if one of them is not an address
     */
    static void check(String recipients) {
        MailAddresses.parse(recipients);
    }
}
