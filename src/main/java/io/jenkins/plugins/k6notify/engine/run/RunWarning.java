package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.text.NumberFormat;
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
     * What the warning is about. The texts are in {@code Codes.properties}. The names are sent and kept on disk, so a released
     * one stays.
     */
    public enum Kind {
        ALL_REQUESTS_FAILED,
        NO_ITERATION_COMPLETED,
        /** The summary lists checks, and none of them was executed: 0 of 0. */
        NO_CHECK_EXECUTED,
        ITERATIONS_DROPPED,
        SCRIPT_EXCEPTIONS;

        private final MessageTemplate template = new MessageTemplate("RunWarning." + name());

        /** The name that is sent: {@code all_requests_failed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether warnings of this kind say how many there were. */
        public boolean hasCount() {
            return template.arguments() == 1;
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
        return kind.template.with(Locale.ENGLISH, count == null ? List.of() : List.of(count.toString()));
    }

    /** As {@link #words()}, in another language and with the digits grouped: {@code 1,900}. */
    public String words(Locale locale) {
        List<String> arguments = count == null
                ? List.of()
                : List.of(NumberFormat.getIntegerInstance(locale).format(count));
        return kind.template.with(locale, arguments);
    }
}
