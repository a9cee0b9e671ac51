package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
     * The three <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">date formats</a> that a client must
     * accept.
     */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

    private RetryAfter() {}

    /** Returns the requested wait, limited to 1 s to 1 h; empty if the header is missing or invalid. */
    static Optional<Duration> parse(@CheckForNull String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.trim();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(
                    value.length() > MAX_DIGITS
                            ? Attempt.LONGEST_RETRY_AFTER
                            : clamp(Duration.ofSeconds(Long.parseLong(value))));
        }
        return DATES.stream()
                .flatMap(format -> date(value, format).stream())
                .map(date -> clamp(Duration.between(now, date)))
                .findFirst();
    }

    private static Optional<Instant> date(String value, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(value, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration clamp(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(Attempt.LONGEST_RETRY_AFTER) > 0 ? Attempt.LONGEST_RETRY_AFTER : wait;
    }
}
