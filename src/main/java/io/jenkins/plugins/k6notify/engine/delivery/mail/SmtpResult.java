package io.jenkins.plugins.k6notify.engine.delivery.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The result of an attempt to send an e-mail. */
sealed interface SmtpResult {

    /**
     * The server replied for each recipient.
     *
     * @param accepted addresses for which the server accepted the e-mail
     * @param rejected the replies for the other addresses, in their order
     */
    record Answered(List<String> accepted, Map<String, SmtpReply> rejected) implements SmtpResult {}

    /**
     * The server refused the e-mail for all recipients.
     *
     * @param isLogin whether it refused the user or the password
     */
    record Refused(SmtpReply reply, boolean isLogin) implements SmtpResult {}

    /** There is no reply: no connection, or it broke. */
    record Broken(Throwable failure) implements SmtpResult {}

    /** The time limit is over. */
    record TimedOut(Duration limit) implements SmtpResult {}
}
