package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a {@code Retry-After} header (<a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a>).
 */
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** A number with more digits exceeds the longest wait, and possibly a long. */
    private static final int MAX_DIGITS = 9;

    /**
     * The three <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">formats of a date</a> that a client must
     * accept.
     */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
            "[EEE, dd MMM yyyy HH:mm:ss 'GMT']" + "[EEEE, dd-MMM-yy HH:mm:ss 'GMT']" + "[EEE MMM ppd HH:mm:ss yyyy]",
            Locale.ENGLISH);

    private RetryAfter() {}

    /** Returns the requested wait, limited to 1 s to 1 h; empty if the header is missing or invalid. */
    static Optional<Duration> parse(@CheckForNull String header, Instant now) {
        String value = header == null ? "" : header.trim();
        try {
            Duration wait = SECONDS.matcher(value).matches()
                    ? seconds(value)
                    : Duration.between(now, LocalDateTime.parse(value, DATE).toInstant(ZoneOffset.UTC));
            return Optional.of(clamp(wait));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String digits) {
        return digits.length() > MAX_DIGITS ? Attempt.LONGEST_RETRY_AFTER : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration clamp(Duration wait) {
        return Collections.min(List.of(Attempt.LONGEST_RETRY_AFTER, Collections.max(List.of(SHORTEST, wait))));
    }
}
