package io.jenkins.plugins.k6notify.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.RunWarning.Kind;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunWarningsTest {

    private static final K6Summary HEALTHY = new K6Summary(
            Map.of("iterations.count", 3.0, "http_reqs.count", 3.0, "http_req_failed.rate", 0.0),
            List.of(),
            new Checks(3, 0),
            null);

    private static K6Summary metrics(Map<String, Double> metrics) {
        return new K6Summary(metrics, List.of(), null, null);
    }

    private static List<RunWarning> of(K6Summary summary, @CheckForNull Long completedIterations) {
        return RunWarnings.of(Outcome.passed(), summary, 0, completedIterations);
    }

    private static RunWarning warning(Kind kind) {
        return new RunWarning(kind, null);
    }

    @Test
    void healthyRunHasNoWarnings() {
        assertThat(of(HEALTHY, 3L)).isEmpty();
        assertThat(of(HEALTHY, null)).isEmpty();
        assertThat(of(K6Summary.EMPTY, null)).isEmpty();
        assertThat(of(new K6Summary(Map.of(), List.of(), new Checks(2, 2), null), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // http_req_failed.rate, http_req_failed.passes, http_reqs.count, warned
                "1, 20, 20, true",
                "1, 20, -, true",
                "1, -, 20, true",
                "1, 0, 0, false",
                "1, -, -, false",
                "0.95, 19, 20, false",
                "-, -, 20, false",
            })
    void warnsWhenAllRequestsFailed(Double rate, Double failed, Double requests, boolean warned) {
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("http_req_failed.rate", rate);
        metrics.put("http_req_failed.passes", failed);
        metrics.put("http_reqs.count", requests);
        metrics.values().removeIf(Objects::isNull);
        assertThat(of(metrics(metrics), 3L)).isEqualTo(warned ? List.of(warning(Kind.ALL_REQUESTS_FAILED)) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // completed iterations in the progress of k6, in its summary, warned
                "0, -, true",
                "0, 0, true",
                "-, 0, true",
                "-, -, false",
                "3, 0, false",
                "3, -, false",
                // The last progress line that was seen may not be the last one of the run.
                "0, 3, false",
                "-, 3, false",
            })
    void warnsWhenNoIterationWasCompleted(Long progress, Double summary, boolean warned) {
        K6Summary metrics = metrics(summary == null ? Map.of("vus.max", 1.0) : Map.of("iterations.count", summary));
        assertThat(of(metrics, progress)).isEqualTo(warned ? List.of(warning(Kind.NO_ITERATION_COMPLETED)) : List.of());
    }

    @Test
    void warnsWhenNoCheckWasExecuted() {
        Map<String, Double> iterations = Map.of("iterations.count", 3.0);
        assertThat(of(new K6Summary(iterations, List.of(), new Checks(0, 0), null), 3L))
                .containsExactly(warning(Kind.NO_CHECK_EXECUTED));
        assertThat(of(new K6Summary(iterations, List.of(), new Checks(0, 1), null), 3L))
                .isEmpty();
    }

    @Test
    void warnsWhenIterationsWereDropped() {
        assertThat(of(metrics(Map.of("dropped_iterations.count", 19.0)), 2L))
                .containsExactly(new RunWarning(Kind.ITERATIONS_DROPPED, 19L));
        assertThat(of(metrics(Map.of("dropped_iterations.count", 0.0)), 2L)).isEmpty();
    }

    @Test
    void warnsWhenScriptExceptionsWereLogged() {
        assertThat(RunWarnings.of(Outcome.passed(), HEALTHY, 2, 3L))
                .containsExactly(new RunWarning(Kind.SCRIPT_EXCEPTIONS, 2L));
    }

    @Test
    void warningsAreInFixedOrder() {
        K6Summary nothing = new K6Summary(
                Map.of("http_req_failed.rate", 1.0, "http_reqs.count", 1.0, "dropped_iterations.count", 4.0),
                List.of(),
                new Checks(0, 0),
                null);
        assertThat(RunWarnings.of(Outcome.passed(), nothing, 1, 0L))
                .extracting(RunWarning::kind)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Kind.OUTPUT_NOT_SEEN)));
        assertThat(RunWarnings.ofUnseen(Outcome.passed(), nothing))
                .extracting(RunWarning::kind)
                .containsExactly(
                        Kind.OUTPUT_NOT_SEEN,
                        Kind.ALL_REQUESTS_FAILED,
                        Kind.NO_CHECK_EXECUTED,
                        Kind.ITERATIONS_DROPPED);
    }

    @Test
    void abortedRunThatWasNotSeenHasNoWarnings() {
        assertThat(RunWarnings.ofUnseen(Interruption.USER.outcome(), HEALTHY)).isEmpty();
    }

    @Test
    void onlyFinishedRunsHaveWarnings() {
        OutcomeReason crossed = OutcomeReason.of(OutcomeReason.Kind.CROSSED);
        assertThat(RunWarnings.of(Outcome.testFailed(K6Status.FINISHED, crossed), HEALTHY, 2, 3L))
                .hasSize(1);
        assertThat(RunWarnings.of(Outcome.testFailed(K6Status.ABORTED_BY_THRESHOLD, crossed), HEALTHY, 2, 0L))
                .isEmpty();
        assertThat(RunWarnings.of(Interruption.USER.outcome(), HEALTHY, 2, 0L)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachKindHasTextAndId(Kind kind) {
        RunWarning warning = new RunWarning(kind, kind.hasCount() ? 19L : null);
        assertThat(warning.words()).isNotBlank().doesNotContain("{", "}");
        assertThat(warning.words().contains("19")).isEqualTo(kind.hasCount());
        assertThat(kind.id()).matches("[a-z_]+");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunWarning(kind, kind.hasCount() ? null : Long.valueOf(19)));
    }
}
