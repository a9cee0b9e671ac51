package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.ConnectionErrors;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Determines the attempt that a result leads to: 5xx fails, 4xx and everything that is no reply is repeated. A message
 * that the server accepted for one recipient at least is accepted, once no recipient waits for another attempt.
 *
 * @param redaction masks the password
 */
record SmtpRules(SmtpServer server, Redaction redaction, MailLimits limits) {

    private static final int MAX_ADDRESSES = 1000;

    /** What Angus Mail returns if the server closed the connection. */
    private static final String CLOSED = "[EOF]";

    private record Conclusion(Reason reason, Outcome outcome, MailReceipt receipt) {

        static Conclusion of(Reason reason, Outcome outcome) {
            return new Conclusion(reason, outcome, MailReceipt.NONE);
        }
    }

    /** @param before the receipt of earlier attempts */
    Attempt attempt(Instant at, long millis, MailReceipt before, SmtpResult result) {
        Conclusion conclusion = conclusion(before, result);
        return new Attempt(
                at,
                OptionalInt.empty(),
                millis,
                conclusion.reason(),
                conclusion.outcome(),
                Optional.empty(),
                conclusion.receipt().json());
    }

    private Conclusion conclusion(MailReceipt before, SmtpResult result) {
        if (result instanceof SmtpResult.Answered answered) {
            return answered(before, answered);
        }
        if (result instanceof SmtpResult.Refused refused) {
            return Conclusion.of(reason(refused), refused.reply().isPermanent() ? Outcome.FAILED : Outcome.RETRY);
        }
        if (result instanceof SmtpResult.Broken broken) {
            return Conclusion.of(reason(broken.failure()), Outcome.RETRY);
        }
        SmtpResult.TimedOut timedOut = (SmtpResult.TimedOut) result;
        return Conclusion.of(errors(timedOut.limit()).notAnsweredInTime(), Outcome.RETRY);
    }

    private Conclusion answered(MailReceipt before, SmtpResult.Answered answered) {
        List<String> refused = addresses(answered.rejected(), SmtpReply::isPermanent);
        List<String> waiting = addresses(answered.rejected(), reply -> !reply.isPermanent());
        MailReceipt done = before.and(answered.accepted(), refused);
        if (!waiting.isEmpty()) {
            return new Conclusion(reason(ReasonKind.MAIL_DELAYED, waiting, answered.rejected()), Outcome.RETRY, done);
        }
        if (done.refused().isEmpty()) {
            return new Conclusion(Reason.of(ReasonKind.MAIL_ACCEPTED, server.place()), Outcome.ACCEPTED, done);
        }
        boolean isAccepted = !done.accepted().isEmpty();
        ReasonKind kind = isAccepted ? ReasonKind.MAIL_ACCEPTED_IN_PART : ReasonKind.MAIL_RECIPIENTS_REFUSED;
        return new Conclusion(
                reason(kind, done.refused(), answered.rejected()),
                isAccepted ? Outcome.ACCEPTED : Outcome.FAILED,
                done);
    }

    private static List<String> addresses(Map<String, SmtpReply> rejected, Predicate<SmtpReply> which) {
        return rejected.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns a reason with addresses and the reply for the first of them; a reply of an earlier attempt is not kept. */
    private Reason reason(ReasonKind kind, List<String> addresses, Map<String, SmtpReply> replies) {
        Optional<String> words = addresses.stream()
                .filter(replies::containsKey)
                .findFirst()
                .map(address -> replies.get(address).words(redaction));
        String list = Excerpt.of(String.join(", ", addresses), MAX_ADDRESSES);
        return words.map(text -> Reason.of(kind, server.place(), list, text))
                .orElseGet(() -> Reason.of(kind, Reason.of(ReasonKind.NO_REASON_GIVEN), server.place(), list));
    }

    private Reason reason(SmtpResult.Refused refused) {
        SmtpReply reply = refused.reply();
        if (reply.isTemporary() || reply.isPermanent()) {
            return Reason.of(
                    refused.isLogin() ? ReasonKind.MAIL_LOGIN_REFUSED : ReasonKind.MAIL_REFUSED,
                    server.place(),
                    reply.words(redaction));
        }
        return reply.lines().equals(CLOSED)
                ? Reason.of(ReasonKind.CLOSED_WITHOUT_ANSWER, server.place())
                : Reason.of(ReasonKind.NOT_SMTP, server.place(), reply.words(redaction));
    }

    private Reason reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            String words = redaction.apply(String.valueOf(failure.getMessage()));
            return Reason.of(ReasonKind.MAIL_FAILED, server.place(), words);
        }
        return failure instanceof MailConnectException && cause instanceof SocketTimeoutException
                ? errors(limits.attempt()).notConnectedInTime()
                : errors(limits.answer()).reason(failure);
    }

    private ConnectionErrors errors(Duration limit) {
        return new ConnectionErrors(server.host(), server.place(), redaction, limits.connect(), limit);
    }
}
