package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A sign that a run tested less than its outcome suggests: k6 reports a run as passed even if all of its requests
 * failed, unless a threshold covers them. {@link RunWarnings} decides which warnings a run has.
 *
 * @param count the number of iterations or exceptions; null for a kind without a count
 */
public record RunWarning(Kind kind, @CheckForNull Long count) {

    /**
     * The subject of a warning. The texts are in {@code Codes.properties}. The names are used in notifications and
     * stored on disk, so a released name stays.
     */
    public enum Kind {
        /** Only the process of k6 and its summary are known, and k6 writes a summary even if it was stopped. */
        OUTPUT_NOT_SEEN,
        ALL_REQUESTS_FAILED,
        NO_ITERATION_COMPLETED,
        /** The summary lists checks, but none of them was executed: 0 of 0. */
        NO_CHECK_EXECUTED,
        ITERATIONS_DROPPED,
        SCRIPT_EXCEPTIONS;

        private final MessageTemplate template = new MessageTemplate("RunWarning." + name());

        /** Returns the name used in notifications: {@code all_requests_failed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether warnings of this kind have a count. */
        public boolean hasCount() {
            return template.arguments() == 1;
        }
    }

    /** @throws IllegalArgumentException if the count is missing, or if the kind has none */
    public RunWarning {
        Objects.requireNonNull(kind, "kind");
        if (kind.hasCount() != (count != null)) {
            throw new IllegalArgumentException(kind + " with count " + count);
        }
    }

    /** Returns one line of English, as used in notifications: {@code Iterations were dropped: 19}. */
    public String words() {
        return kind.template.with(Locale.ENGLISH, count == null ? List.of() : List.of(count.toString()));
    }

    /** Returns the line in another language, with the digits grouped: {@code 1,900}. */
    public String words(Locale locale) {
        List<String> arguments = count == null
                ? List.of()
                : List.of(NumberFormat.getIntegerInstance(locale).format(count));
        return kind.template.with(locale, arguments);
    }
}
