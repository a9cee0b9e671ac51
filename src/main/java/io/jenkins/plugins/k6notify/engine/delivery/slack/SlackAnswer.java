package io.jenkins.plugins.k6notify.engine.delivery.slack;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.http.ExchangeResult;
import io.jenkins.plugins.k6notify.engine.delivery.http.Response;
import io.jenkins.plugins.k6notify.engine.delivery.http.ResponseRules;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.Optional;

/**
 * The result of one call of Slack's Web API.
 *
 * @param attempt the request as an attempt
 * @param reason the reason to show
 * @param kind the kind of the error; null if Slack accepted the call, or did not answer it
 * @param error Slack's word for the error as one line without secrets; empty if there is none
 * @param posted the message that was posted or updated; empty if the answer does not identify it
 */
record SlackAnswer(
        Attempt attempt,
        Reason reason,
        @CheckForNull SlackErrorKind kind,
        String error,
        Optional<PostedMessage> posted) {

    private static final int MAX_WORD = 200;

    /**
     * Reads the answer of a call. The field {@code ok} decides, and the HTTP status only if there is no such field: a
     * page of a proxy is not an answer of Slack, and the call is repeated.
     *
     * @param accepted the reason to show if Slack accepted the call
     * @param channel the channel of the call
     */
    static SlackAnswer of(ExchangeResult result, Reason accepted, String channel) {
        if (!(result instanceof Response response)) {
            return unread(((ExchangeResult.Unanswered) result).attempt());
        }
        AnswerFields fields = AnswerFields.read(response.body());
        Outcome byStatus = Outcome.of(response.status());
        if (Boolean.FALSE.equals(fields.ok()) && fields.error() != null) {
            return refused(response, fields, channel);
        }
        if (byStatus != Outcome.DELIVERED) {
            return unread(ResponseRules.of(Endpoint.Kind.SLACK_APP).attempt(response));
        }
        if (!Boolean.TRUE.equals(fields.ok())) {
            Reason said = response.reason(Reason.of(ReasonKind.SLACK));
            return unread(response.attempt(Reason.of(ReasonKind.SLACK_NOT_API, said), Outcome.RETRY));
        }
        return new SlackAnswer(
                response.attempt(accepted, Outcome.DELIVERED),
                accepted,
                null,
                "",
                PostedMessage.of(fields.channel(), fields.ts()));
    }

    private static SlackAnswer unread(Attempt attempt) {
        return new SlackAnswer(attempt, attempt.reason(), null, "", Optional.empty());
    }

    private static SlackAnswer refused(Response response, AnswerFields fields, String channel) {
        String error = word(response, fields.error());
        SlackErrorKind kind = SlackErrorKind.of(error);
        boolean isRetried = kind == SlackErrorKind.TEMPORARY
                || (kind == SlackErrorKind.OTHER && Outcome.of(response.status()) == Outcome.RETRY);
        Reason reason = kind.reason(error, channel, word(response, fields.needed()));
        return new SlackAnswer(
                response.attempt(reason, isRetried ? Outcome.RETRY : Outcome.FAILED),
                reason,
                kind,
                error,
                Optional.empty());
    }

    private static String word(Response response, @CheckForNull String word) {
        return word == null ? "" : response.masked(Excerpt.line(word, MAX_WORD));
    }

    boolean isOk() {
        return attempt.isSuccess();
    }

    /** Whether Slack accepted the call, and shows all of the message. */
    boolean isAsExpected() {
        return isOk() && reason.kind() != ReasonKind.SLACK_SHOWN_AS_TEXT;
    }

    /** Whether Slack refused the call with an error of this kind. */
    boolean isRefusedFor(SlackErrorKind expected) {
        return kind == expected;
    }

    /** Whether Slack refused to update a message, but may accept another one. */
    boolean isReplaceable() {
        return attempt.outcome() == Outcome.FAILED && kind != null && kind.isOfUpdatedMessage();
    }

    /** Returns a copy about a message that is known: an answer repeats its place, but not that of its reply. */
    SlackAnswer about(PostedMessage message) {
        return new SlackAnswer(attempt, reason, kind, error, isOk() ? Optional.of(message) : posted);
    }

    /** Returns a copy with another reason to show. */
    SlackAnswer because(Reason other) {
        return new SlackAnswer(attempt, other, kind, error, posted);
    }
}
