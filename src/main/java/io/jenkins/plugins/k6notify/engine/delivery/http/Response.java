package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Redaction;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The response to one request. Untrusted; may quote secrets of the target, which {@link #text()} and {@link #reason} mask.
 *
 * @param target the target of the request
 * @param at the time at which the request began
 * @param millis the duration in milliseconds
 * @param body the first bytes of the body
 * @param isComplete whether the body is complete
 */
public record Response(
        Target target, Instant at, long millis, int status, HttpHeaders headers, String body, boolean isComplete)
        implements ExchangeResult {

    /** Space for the name of the responder and the status. */
    private static final int MAX_PREFIX = 64;

    /** Returns the attempt with this response, without a receipt. */
    public Attempt attempt(Reason reason, Outcome outcome) {
        return attempt(reason, outcome, null);
    }

    /** Returns the attempt with this response; after one that is retried, the pause that the receiver asked for. */
    public Attempt attempt(Reason reason, Outcome outcome, @CheckForNull String receipt) {
        Optional<Duration> retryAfter = outcome == Outcome.RETRY
                ? RetryAfter.parse(headers.firstValue("Retry-After").orElse(null), at.plusMillis(millis))
                : Optional.empty();
        return new Attempt(at, OptionalInt.of(status), millis, reason, outcome, retryAfter, receipt);
    }

    /** Returns the body as one line, without secrets of the target. */
    public String text() {
        Redaction redaction = target.redaction();
        String clean = isComplete ? redaction.apply(body) : redaction.applyToHead(body);
        return Excerpt.of(isComplete || clean.isEmpty() ? clean : clean + "…", Attempt.MAX_TEXT - MAX_PREFIX);
    }

    /** Returns a part of the body as one line, without secrets of the target. */
    public String masked(String part) {
        return target.redaction().apply(part);
    }

    /**
     * Returns the status and the text of the body as a reason.
     *
     * @param responder the name of the responder
     */
    public Reason reason(Reason responder) {
        String code = Integer.toString(status);
        Optional<String> location = headers.firstValue("Location");
        if (status >= 300 && status < 400 && location.isPresent()) {
            return redirect(location.get())
                    .map(place -> Reason.of(ReasonKind.REDIRECTED, responder, code, place))
                    .orElseGet(() -> Reason.of(ReasonKind.REDIRECTED_ELSEWHERE, responder, code));
        }
        String text = text();
        return text.isEmpty()
                ? Reason.of(ReasonKind.ANSWERED_WITHOUT_WORDS, responder, code)
                : Reason.of(ReasonKind.ANSWERED, responder, text, code);
    }

    /** Returns scheme and host only: the path may contain a secret, even ours if only the host changed. */
    private Optional<String> redirect(String location) {
        try {
            URI uri = target.uri().resolve(new URI(location.trim()));
            return Optional.ofNullable(uri.getHost()).map(host -> uri.getScheme() + "://" + host + "/…");
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
