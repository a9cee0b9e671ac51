package io.jenkins.plugins.k6notify.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict.Status;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateRulesTest {

    private static final Outcome PASSED = new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);
    private static final Outcome FAILED =
            new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "reason");
    private static final Threshold CROSSED = new Threshold("http_req_duration", "p(95)<500", false, "612ms");
    private static final Threshold HELD = new Threshold("checks", "rate>0.9", true, "99%");

    private static Outcome stopped(K6Status status) {
        return new Outcome(status, K6Result.FAILED, Outcome.Kind.STOPPED, "reason");
    }

    private static K6Run run(
            Outcome outcome, Map<String, Double> metrics, List<Threshold> thresholds, List<RunWarning> warnings) {
        K6Summary summary = new K6Summary(metrics, thresholds, null, null);
        return new K6Run(1, Banner.NONE, null, Instant.EPOCH, outcome, null, summary, warnings);
    }

    private static K6Run measured(Map<String, Double> metrics) {
        return run(PASSED, metrics, List.of(), List.of());
    }

    private static QualityGate condition(String condition) {
        return new QualityGate(condition, null, null, null, Criticality.FAILURE);
    }

    private static QualityGate limit(String metric, double limit) {
        return new QualityGate(null, metric, limit, null, null);
    }

    private static QualityGate change(String metric, String change) {
        return new QualityGate(null, metric, null, change, null);
    }

    @CheckForNull
    private static GateVerdict verdict(List<QualityGate> gates, K6Run run, @CheckForNull Map<String, Double> previous) {
        return GateRules.verdict(gates, run, previous, true);
    }

    private static List<String> words(QualityGate gate, K6Run run, @CheckForNull Map<String, Double> previous) {
        return verdict(List.of(gate), run, previous).findings().stream()
                .map(GateFinding::words)
                .toList();
    }

    private static boolean isViolated(QualityGate gate, K6Run run, @CheckForNull Map<String, Double> previous) {
        return GateVerdict.isViolated(verdict(List.of(gate), run, previous));
    }

    @Test
    void runWithoutGatesHasNoVerdict() {
        assertThat(verdict(List.of(), measured(Map.of()), null)).isNull();
        assertThat(GateVerdict.isViolated(null)).isFalse();
    }

    @Test
    void worstCriticalityOfViolatedGatesCounts() {
        K6Run run = measured(Map.of("http_req_duration.p(95)", 912.0));
        QualityGate failure = new QualityGate(null, "p(95)", 900.0, null, Criticality.FAILURE);
        assertThat(verdict(List.of(limit("p(95)", 1000)), run, null).status()).isEqualTo(Status.PASSED);
        assertThat(verdict(List.of(limit("p(95)", 800)), run, null).status()).isEqualTo(Status.UNSTABLE);
        GateVerdict verdict =
                verdict(List.of(limit("p(95)", 800), failure, limit("error rate", 1), limit("p(95)", 1000)), run, null);
        assertThat(verdict.status()).isEqualTo(Status.FAILED);
        assertThat(verdict.violations()).hasSize(2);
        assertThat(verdict.notEvaluated()).hasSize(1);
    }

    @Test
    void crossedThresholdsViolate() {
        QualityGate gate = condition("thresholds");
        assertThat(words(gate, run(FAILED, Map.of(), List.of(CROSSED, HELD, CROSSED), List.of()), null))
                .containsExactly("Thresholds were crossed: 2");
        assertThat(words(gate, run(FAILED, Map.of(), List.of(), List.of()), null))
                .containsExactly("The test failed");
        assertThat(words(gate, run(PASSED, Map.of(), List.of(HELD), List.of()), null))
                .isEmpty();
        assertThat(words(gate, run(stopped(K6Status.TIMED_OUT), Map.of(), List.of(CROSSED), List.of()), null))
                .containsExactly("Thresholds were crossed: 1");
        assertThat(words(gate, run(stopped(K6Status.TIMED_OUT), Map.of(), List.of(HELD), List.of()), null))
                .isEmpty();
        assertThat(words(gate, run(stopped(K6Status.TIMED_OUT), Map.of(), List.of(), List.of()), null))
                .containsExactly("The run did not finish, so its thresholds are not known");
    }

    @ParameterizedTest
    @EnumSource(
            value = K6Status.class,
            names = {"CREATED", "VALIDATED", "QUEUED", "INITIALIZING", "RUNNING", "FINISHED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyOtherEndThanFinishedIsAborted(K6Status status) {
        K6Run run = run(stopped(status), Map.of(), List.of(), List.of());
        assertThat(words(condition("aborted"), run, null)).containsExactly("The run did not finish");
        assertThat(words(condition("warnings"), run, null))
                .containsExactly("The run did not finish, so its warnings are not known");
    }

    @Test
    void finishedRunIsNotAborted() {
        assertThat(isViolated(condition("aborted"), run(FAILED, Map.of(), List.of(), List.of()), null))
                .isFalse();
        assertThat(isViolated(condition("aborted"), K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, Instant.EPOCH), null))
                .isTrue();
    }

    @Test
    void warningsViolate() {
        List<RunWarning> warnings = List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L));
        assertThat(words(condition("warnings"), run(PASSED, Map.of(), List.of(), warnings), null))
                .containsExactly("The run has warnings: 1");
        assertThat(isViolated(condition("warnings"), measured(Map.of()), null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "p(95) | http_req_duration.p(95) | 800 | 912.34 | http_req_duration p(95) is 912.34 ms, above the limit of 800 ms",
                "error rate | http_req_failed.rate | 1 | 0.025 | http_req_failed rate is 2.50%, above the limit of 1.00%",
                "checks | checks.rate | 99.5 | 0.99 | checks rate is 99.00%, below the limit of 99.50%",
                "requests per second | http_reqs.rate | 60 | 59.6415 | http_reqs rate is 59.64/s, below the limit of 60/s",
                "data_sent.rate | data_sent.rate | 1000 | 2400 | data_sent rate is 2.4 kB/s, above the limit of 1.0 kB/s",
                "orders.value | orders.value | 2 | 2.5 | orders value is 2.5, above the limit of 2",
                "x{url:http://a.b}.p(99.9) | x{url:http://a.b}.p(99.9) | 1 | 2 | x{url:http://a.b} p(99.9) is 2, above the limit of 1"
            })
    void valueBeyondLimitViolates(String metric, String key, double limit, double value, String words) {
        assertThat(words(limit(metric, limit), measured(Map.of(key, value)), null))
                .containsExactly(words);
    }

    @Test
    void valueAtLimitDoesNotViolate() {
        assertThat(isViolated(limit("p(95)", 800), measured(Map.of("http_req_duration.p(95)", 800.0)), null))
                .isFalse();
        assertThat(isViolated(limit("error rate", 1), measured(Map.of("http_req_failed.rate", 0.01)), null))
                .isFalse();
        assertThat(isViolated(limit("checks", 99.9), measured(Map.of("checks.rate", 0.999)), null))
                .isFalse();
    }

    /** The summary has passes and fails of rates only; a counter has a rate, too. */
    @Test
    void rateOfScriptIsShareAndRateOfCounterIsNot() {
        assertThat(words(limit("slow.rate", 5), measured(Map.of("slow.rate", 0.06, "slow.passes", 6.0)), null))
                .containsExactly("slow rate is 6.00%, above the limit of 5.00%");
        assertThat(words(limit("orders.rate", 5), measured(Map.of("orders.rate", 6.0, "orders.count", 60.0)), null))
                .containsExactly("orders rate is 6/s, above the limit of 5/s");
    }

    @Test
    void spacesInTagsDoNotCount() {
        Map<String, Double> metrics = Map.of("http_req_duration{ name: checkout }.p(95)", 912.0);
        assertThat(isViolated(limit("http_req_duration{name:checkout}.p(95)", 800), measured(metrics), null))
                .isTrue();
        assertThat(words(limit("http_req_duration{name:cart}.p(95)", 800), measured(metrics), null))
                .containsExactly("http_req_duration{name:cart} p(95) is not in the summary of the run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p(95) | http_req_duration.p(95) | +20% | 500 | 612 | http_req_duration p(95) rose from 500 ms to 612 ms, and at most 600 ms is allowed",
                "error rate | http_req_failed.rate | +1% | 0.004 | 0.025 | http_req_failed rate rose from 0.40% to 2.50%, and at most 1.40% is allowed",
                "requests per second | http_reqs.rate | -10% | 60 | 50 | http_reqs rate fell from 60/s to 50/s, and at least 54/s is required",
                "checks | checks.rate | -0.5% | 1 | 0.99 | checks rate fell from 100.00% to 99.00%, and at least 99.50% is required",
                "p(95) | http_req_duration.p(95) | +20% | 0 | 1 | http_req_duration p(95) rose from 0 s to 1 ms, and at most 0 s is allowed"
            })
    void valueBeyondChangeViolates(String metric, String key, String change, double then, double now, String words) {
        assertThat(words(change(metric, change), measured(Map.of(key, now)), Map.of(key, then)))
                .containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource({"+20%,100,120", "+20%,100,10", "-10%,100,90", "-10%,100,500", "+10%,0.1,0.11", "+0%,7,7"})
    void valueAtChangeAndInOtherDirectionDoesNotViolate(String change, double then, double now) {
        String key = "http_req_duration.p(95)";
        assertThat(isViolated(change("p(95)", change), measured(Map.of(key, now)), Map.of(key, then)))
                .isFalse();
    }

    @Test
    void gateThatCannotBeEvaluatedIsNoViolation() {
        String key = "http_req_duration.p(95)";
        assertThat(words(limit("p(95)", 800), measured(Map.of()), null))
                .containsExactly("http_req_duration p(95) is not in the summary of the run");
        assertThat(words(change("p(95)", "+20%"), measured(Map.of()), Map.of(key, 1.0)))
                .containsExactly("http_req_duration p(95) is not in the summary of the run");
        assertThat(words(change("p(95)", "+20%"), measured(Map.of(key, 1.0)), null))
                .containsExactly("http_req_duration p(95) has no earlier run to compare with");
        assertThat(words(change("p(95)", "+20%"), measured(Map.of(key, 1.0)), Map.of()))
                .containsExactly("http_req_duration p(95) is not in the summary of the run compared with");
        assertThat(verdict(List.of(limit("p(95)", 800)), measured(Map.of()), null)
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void runWithOtherSetupIsNotCompared() {
        Map<String, Double> metrics = Map.of("http_req_duration.p(95)", 1.0);
        assertThat(GateRules.verdict(
                                List.of(change("p(95)", "+20%"), limit("p(95)", 0.5)),
                                measured(metrics),
                                metrics,
                                false)
                        .findings())
                .extracting(GateFinding::words)
                .containsExactly(
                        "http_req_duration p(95) is not compared: the earlier run had other thresholds or scenarios",
                        "http_req_duration p(95) is 1 ms, above the limit of 500 µs");
    }

    @ParameterizedTest
    @EnumSource
    void findingIsTranslated(GateFinding.Kind kind) {
        GateFinding finding = new GateFinding(kind, Criticality.UNSTABLE, "a.rate", null, 1.0, 2.0, 3.0);
        assertThat(finding.words(Locale.GERMAN, text -> text)).isNotBlank().isNotEqualTo(finding.words());
    }

    @ParameterizedTest
    @EnumSource
    void storedFindingWithDamagedValuesHasWords(MetricKind unit) {
        GateFinding finding = new GateFinding(
                GateFinding.Kind.ROSE,
                Criticality.UNSTABLE,
                "a.rate",
                unit,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                -0.5);
        assertThat(finding.words()).endsWith(" to ?, and at most ? is allowed");
    }

    /** A run that is worse in one metric never gets a better verdict. */
    @Property
    void worseValueIsNeverBetter(
            @ForAll @DoubleRange(min = 0, max = 1e12) double value,
            @ForAll @DoubleRange(min = 0, max = 1e12) double other,
            @ForAll @DoubleRange(min = 0, max = 1e12) double then,
            @ForAll @DoubleRange(min = 0, max = 1e12) double limit) {
        double less = Math.min(value, other);
        double more = Math.max(value, other);
        String duration = "http_req_duration.p(95)";
        String rate = "http_reqs.rate";
        for (QualityGate gate : List.of(limit("p(95)", limit), change("p(95)", "+20%"))) {
            assertThat(isViolated(gate, measured(Map.of(duration, less)), Map.of(duration, then))
                            && !isViolated(gate, measured(Map.of(duration, more)), Map.of(duration, then)))
                    .isFalse();
        }
        for (QualityGate gate : List.of(limit("requests per second", limit), change("requests per second", "-10%"))) {
            assertThat(isViolated(gate, measured(Map.of(rate, more)), Map.of(rate, then))
                            && !isViolated(gate, measured(Map.of(rate, less)), Map.of(rate, then)))
                    .isFalse();
        }
    }
}
