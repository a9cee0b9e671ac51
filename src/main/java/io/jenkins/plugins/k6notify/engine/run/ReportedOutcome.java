package io.jenkins.plugins.k6notify.engine.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Parses a word that reports the outcome of a run whose output was not read: the last part of an event identifier
 * ({@code aborted_user}, see docs/design.md §5), {@code passed}, or the number of a status.
 */
public final class ReportedOutcome {

    private static final OutcomeReason REASON = OutcomeReason.of(OutcomeReason.Kind.REPORTED);

    private ReportedOutcome() {}

    /** @throws IllegalArgumentException if the word is unknown; the message lists the known words */
    public static Outcome of(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return switch (wanted) {
            case "passed", "success" -> Outcome.passed();
            case "failed" -> Outcome.testFailed(K6Status.FINISHED, REASON);
            default -> stopped(word, wanted);
        };
    }

    /** Returns all known words. */
    public static List<String> words() {
        return Stream.concat(Stream.of("passed", "failed"), stopped().map(ReportedOutcome::word))
                .toList();
    }

    private static Outcome stopped(String word, String wanted) {
        return stopped()
                .filter(status -> wanted.equals(word(status))
                        || wanted.equals(Integer.toString(status.code()))
                        || wanted.equals(status.text().toLowerCase(Locale.ROOT).replace(' ', '_')))
                .findFirst()
                .map(status -> status == K6Status.ABORTED_BY_THRESHOLD
                        ? Outcome.testFailed(status, REASON)
                        : Outcome.failed(status, REASON))
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + word + "\" is no status of a run that is over: " + String.join(", ", words())));
    }

    private static Stream<K6Status> stopped() {
        return Arrays.stream(K6Status.values()).filter(status -> status.code() > K6Status.FINISHED.code());
    }

    private static String word(K6Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace("_by_", "_");
    }
}
