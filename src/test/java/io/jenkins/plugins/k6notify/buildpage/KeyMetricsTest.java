package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.ConsoleSummary;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DefaultLocale("en")
class KeyMetricsTest {

    private static K6Summary summary(Map<String, Double> metrics) {
        return new K6Summary(new TreeMap<>(metrics), List.of(), null, null);
    }

    private static PreviousRun previous(Map<String, Double> metrics) {
        return new PreviousRun("perf", 41, K6Result.PASSED, metrics);
    }

    private static List<String> words(List<KeyMetric> metrics) {
        return metrics.stream()
                .map(one -> one.label() + ": " + one.value() + (one.detail() == null ? "" : ", " + one.detail()))
                .toList();
    }

    private static K6Summary console(String recording) throws IOException {
        ConsoleSummary summary = new ConsoleSummary();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(recording + "/console.txt"), StandardCharsets.UTF_8))) {
            lines.lines().forEach(summary::accept);
        }
        return summary.toSummary();
    }

    private static K6Summary file(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new SummaryReader().read(in);
        }
    }

    private static InputStream open(String path) {
        return KeyMetricsTest.class.getResourceAsStream("/k6/" + path);
    }

    @Test
    void listsKeyMetricsInOrder() throws IOException {
        assertThat(words(KeyMetrics.of(console("v2.2.0/thresholds-fail"), null)))
                .containsExactly(
                        "p(95): 31.61 ms",
                        "p(90): 31.49 ms",
                        "Average: 31.17 ms",
                        "Maximum: 31.67 ms",
                        "Error rate: 0.00%",
                        "Checks: 20 of 20",
                        "Requests: 20, 6.0/s",
                        "Data received: 3.5 kB, 1.1 kB/s",
                        "Data sent: 1.5 kB, 457 B/s",
                        "VUs: 2");
    }

    /** All layouts and formats of summaries since k6 v0.42. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v0.42.0/success/console.txt",
                "v0.42.0/success/summary.json",
                "v0.49.0/success/console.txt",
                "v0.49.0/success/summary.json",
                "v0.49.0/handlesummary/handle-summary.json",
                "v2.2.0/success/console.txt",
                "v2.2.0/success/summary.json",
                "v2.2.0/handlesummary/handle-summary.json",
                "v2.2.0/handlesummary-machine-readable/summary.json",
                "v2.2.0/opt-summary-full/console.txt",
            })
    void findsKeyMetricsInEveryFormatOfSummary(String path) throws IOException {
        K6Summary summary = path.endsWith("/console.txt") ? console(path.replace("/console.txt", "")) : file(path);
        assertThat(KeyMetrics.of(summary, null))
                .extracting(KeyMetric::label)
                .contains(
                        "p(95)", "p(90)", "Average", "Maximum", "Error rate", "Requests", "Data received", "Data sent");
    }

    @Test
    void omitsUnknownMetrics() {
        assertThat(KeyMetrics.of(K6Summary.EMPTY, null)).isEmpty();
        assertThat(words(KeyMetrics.of(summary(Map.of("http_reqs.count", 7.0)), null)))
                .containsExactly("Requests: 7");
    }

    @Test
    void namesMetricOfRunWithoutHttpRequests() {
        assertThat(words(KeyMetrics.of(
                        summary(Map.of("grpc_req_duration.p(95)", 12.0, "iteration_duration.p(95)", 600.0)), null)))
                .containsExactly("grpc_req_duration p(95): 12 ms");
    }

    @Test
    void groupsThousands() {
        assertThat(KeyMetrics.of(summary(Map.of("http_reqs.count", 1234567.0, "vus_max.max", 1000.5)), null))
                .extracting(KeyMetric::value)
                .containsExactly("1,234,567", "1,000.5");
    }

    @Test
    @DefaultLocale("de")
    void formatsNumbersInGerman() throws IOException {
        assertThat(words(KeyMetrics.of(console("v2.2.0/thresholds-fail"), null)))
                .contains(
                        "p(95): 31,61 ms",
                        "Fehlerrate: 0,00\u00a0%",
                        "Checks: 20 von 20",
                        "Anfragen: 20, 6,0/s",
                        "Daten empfangen: 3,5 kB, 1,1 kB/s");
        assertThat(KeyMetrics.of(summary(Map.of("http_reqs.count", 1234567.0)), null))
                .extracting(KeyMetric::value)
                .containsExactly("1.234.567");
    }

    @Test
    void comparesWithPreviousRun() {
        KeyMetric slower = KeyMetrics.of(
                        summary(Map.of("http_req_duration.p(95)", 612.3)),
                        previous(Map.of("http_req_duration.p(95)", 456.9)))
                .get(0);
        assertThat(slower).extracting("before", "change", "trend").containsExactly("456.9 ms", "+34 %", "worse");
    }

    @Test
    void moreRequestsPerSecondAreBetter() {
        KeyMetric faster = KeyMetrics.of(
                        summary(Map.of("http_reqs.count", 100.0, "http_reqs.rate", 12.0)),
                        previous(Map.of("http_reqs.count", 900.0, "http_reqs.rate", 10.0)))
                .get(0);
        assertThat(faster).extracting("before", "change", "trend").containsExactly("10.0/s", "+20 %", "better");
    }

    @Test
    void moreUsersAreNeitherBetterNorWorse() {
        assertThat(KeyMetrics.of(summary(Map.of("vus_max.max", 20.0)), previous(Map.of("vus_max.max", 10.0)))
                        .get(0)
                        .trend())
                .isEqualTo("other");
    }

    @Test
    void doesNotCompareWithRunOfOtherThresholds() {
        PreviousRun other = new PreviousRun(
                "perf",
                41,
                K6Result.PASSED,
                Map.of("http_req_duration.p(95)", 456.9),
                TestSetup.UNKNOWN,
                Baseline.PREVIOUS,
                List.of(Difference.THRESHOLDS));
        assertThat(KeyMetrics.of(summary(Map.of("http_req_duration.p(95)", 612.3)), other))
                .singleElement()
                .extracting(KeyMetric::before, KeyMetric::change)
                .containsExactly(null, null);
    }

    /** There is no percentage of zero, but the previous value is shown. */
    @Test
    void changeFromZeroHasNoPercentage() {
        KeyMetric errors = KeyMetrics.of(
                        summary(Map.of("http_req_failed.rate", 0.05)), previous(Map.of("http_req_failed.rate", 0.0)))
                .get(0);
        assertThat(errors).extracting("before", "change", "trend").containsExactly("0.00%", null, "worse");
    }

    @Test
    void unchangedMetricHasNoChange() {
        assertThat(KeyMetrics.of(
                        summary(Map.of("http_req_duration.p(95)", 100.1, "vus_max.max", 50.0)),
                        previous(Map.of("http_req_duration.p(95)", 100.0, "vus_max.max", 50.0))))
                .extracting("before", "change", "trend")
                .containsExactly(tuple("100 ms", null, "other"), tuple(null, null, "other"));
    }

    @Test
    void failedChecksAreWorse() {
        K6Summary now = new K6Summary(Map.of("checks.rate", 0.5), List.of(), new Checks(10, 10), null);
        assertThat(KeyMetrics.of(now, previous(Map.of("checks.rate", 1.0))).get(0))
                .extracting("value", "before", "change", "trend")
                .containsExactly("10 of 20", "100.00%", "−50 %", "worse");
    }
}
