package io.jenkins.plugins.k6notify.engine.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A quality gate that a run violates, or that could not be evaluated.
 *
 * @param criticality that of the gate
 * @param subject the key of the metric, {@code http_req_duration.p(95)}, or the condition; null if the kind names it
 * @param unit the kind of the values; null for counts
 * @param value the measured value, or the number of thresholds or warnings; null if there is none
 * @param limit the value from which on the gate is violated, in the unit of the metric; null for kinds without a limit
 * @param previous the value of the run compared with; null for kinds without one
 */
public record GateFinding(
        Kind kind,
        Criticality criticality,
        @CheckForNull String subject,
        @CheckForNull MetricKind unit,
        @CheckForNull Double value,
        @CheckForNull Double limit,
        @CheckForNull Double previous) {

    /**
     * The kinds of findings. The texts are in {@code Codes.properties}. The names are used in notifications and stored on
     * disk, so a released name stays.
     */
    public enum Kind {
        THRESHOLDS_CROSSED(true),
        TEST_FAILED(true),
        ABORTED(true),
        WARNINGS(true),
        ABOVE(true),
        BELOW(true),
        ROSE(true),
        FELL(true),

        /** The summary of the run lacks the metric. */
        NO_METRIC(false),
        /** There is no run to compare with. */
        NO_PREVIOUS(false),
        /** The run to compare with tested something else. */
        NOT_COMPARABLE(false),
        /** The run compared with lacks the metric. */
        NO_PREVIOUS_METRIC(false),
        /** The run was aborted, so its thresholds or warnings are not known. */
        NOT_FINISHED(false);

        private final boolean violation;
        private final MessageTemplate template = new MessageTemplate("GateFinding." + name());

        Kind(boolean violation) {
            this.violation = violation;
        }

        /** Returns the name used in notifications: {@code thresholds_crossed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GateFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(criticality, "criticality");
    }

    static GateFinding of(Kind kind, Criticality criticality) {
        return new GateFinding(kind, criticality, null, null, null, null, null);
    }

    static GateFinding of(Kind kind, Criticality criticality, String subject) {
        return new GateFinding(kind, criticality, subject, null, null, null, null);
    }

    static GateFinding counted(Kind kind, Criticality criticality, int count) {
        return new GateFinding(kind, criticality, null, null, (double) count, null, null);
    }

    /** Whether the run violates the gate; otherwise the gate was not evaluated. */
    public boolean isViolation() {
        return kind.violation;
    }

    /**
     * Returns one line of English, as used in notifications: {@code http_req_duration p(95) is 912 ms, above the limit of
     * 800 ms}.
     */
    public String words() {
        return words(Locale.ENGLISH, MetricKind::spaced);
    }

    /**
     * Returns the line in another language.
     *
     * @param number converts a number as k6 prints it
     */
    public String words(Locale locale, UnaryOperator<String> number) {
        List<String> arguments = new ArrayList<>();
        if (subject != null) {
            arguments.add(subject.replaceFirst("\\.(?=[^.{}]*(?:\\([0-9.]*\\))?$)", " "));
        }
        Stream.of(previous, value, limit)
                .filter(Objects::nonNull)
                .forEach(one -> arguments.add(number.apply(printed(one))));
        return kind.template.with(locale, arguments);
    }

    private String printed(double number) {
        if (!Double.isFinite(number)) {
            // A damaged file may contain such values.
            return "?";
        }
        if (unit == null) {
            return Long.toString(Math.round(number));
        }
        if (unit != MetricKind.RATE && subject != null && subject.endsWith(".rate")) {
            String rounded = unit == MetricKind.NUMBER
                    ? unit.format(BigDecimal.valueOf(number)
                            .setScale(2, RoundingMode.HALF_UP)
                            .doubleValue())
                    : unit.format(number);
            return rounded + "/s";
        }
        return unit.format(number);
    }
}
