package io.jenkins.plugins.k6notify.engine.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run tested, as far as it is known: the values of two runs can be compared unless these differ. Immutable.
 *
 * @param thresholds the limits of the script; empty if it has none, or if they are unknown
 * @param scenarios the names of the scenarios; empty if they are unknown
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TestSetup(List<Criterion> thresholds, List<String> scenarios) {

    /** A setup of which nothing is known. */
    public static final TestSetup UNKNOWN = new TestSetup(List.of(), List.of());

    /**
     * A threshold without its result.
     *
     * @param expression without blanks; null if unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Criterion(String metric, @CheckForNull String expression) {

        public Criterion {
            Objects.requireNonNull(metric, "metric");
        }

        /** Sources of summaries put blanks at different places. */
        private static Criterion of(Threshold threshold) {
            String expression = threshold.expression();
            return new Criterion(
                    withoutBlanks(threshold.metric()), expression == null ? null : withoutBlanks(expression));
        }

        private static String withoutBlanks(String text) {
            return text.replaceAll("\\s", "");
        }
    }

    /** Accepts null instead of empty lists, which stored setups lack. */
    public TestSetup {
        thresholds = List.copyOf(Objects.requireNonNullElse(thresholds, List.of()));
        scenarios = List.copyOf(Objects.requireNonNullElse(scenarios, List.of()));
    }

    public static TestSetup of(K6Run run) {
        return new TestSetup(
                run.summary().thresholds().stream().map(Criterion::of).toList(),
                run.banner().scenarios());
    }

    /** Returns the known differences; what is unknown of one of the setups counts as equal. */
    List<Difference> differences(TestSetup other) {
        List<Difference> differences = new ArrayList<>();
        boolean hasExpressions = hasExpressions() && other.hasExpressions();
        Function<Criterion, Object> compared = hasExpressions ? criterion -> criterion : Criterion::metric;
        if (differ(thresholds, other.thresholds, compared)) {
            differences.add(Difference.THRESHOLDS);
        }
        if (differ(scenarios, other.scenarios, Function.identity())) {
            differences.add(Difference.SCENARIOS);
        }
        return List.copyOf(differences);
    }

    private boolean hasExpressions() {
        return thresholds.stream().allMatch(criterion -> criterion.expression() != null);
    }

    private static <T> boolean differ(List<T> one, List<T> other, Function<? super T, Object> compared) {
        return !one.isEmpty() && !other.isEmpty() && !set(one, compared).equals(set(other, compared));
    }

    private static <T> Set<Object> set(List<T> all, Function<? super T, Object> compared) {
        return all.stream().map(compared).collect(Collectors.toSet());
    }
}
