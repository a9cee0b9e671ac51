package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A sign that a run tested less than its outcome says: k6 reports a run as passed even if all of its requests failed, as
 * long as no threshold looks at them. {@link RunWarnings} decides which warnings a run has.
 *
 * @param count how many iterations or exceptions there were; null for a kind without a count
 */
public record RunWarning(Kind kind, @CheckForNull Long count) {

    /**
     * What the warning is about. The names are sent and kept on disk, so a released one stays. A new one needs its words in
     * the other languages, too.
     */
    public enum Kind {
        ALL_REQUESTS_FAILED("All requests failed"),
        NO_ITERATION_COMPLETED("No iteration was completed"),
        /** The summary lists checks, and none of them was executed: 0 of 0. */
        NO_CHECK_EXECUTED("No check was executed"),
        ITERATIONS_DROPPED("Iterations were dropped: {0}"),
        SCRIPT_EXCEPTIONS("Script exceptions were logged: {0}");

        private final MessageTemplate phrase;

        Kind(String pattern) {
            this.phrase = new MessageTemplate(pattern);
        }

        /** The name that is sent: {@code all_requests_failed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether warnings of this kind say how many there were. */
        public boolean hasCount() {
            return phrase.arguments() == 1;
        }
    }

    /** @throws IllegalArgumentException if the count is missing, or the kind has none */
    public RunWarning {
        Objects.requireNonNull(kind, "kind");
        if (kind.hasCount() != (count != null)) {
            throw new IllegalArgumentException(kind + " with count " + count);
        }
    }

    /** One line of English, as it is sent: {@code Iterations were dropped: 19}. */
    public String words() {
        return kind.phrase.with(count == null ? List.of() : List.of(count.toString()));
    }
}
