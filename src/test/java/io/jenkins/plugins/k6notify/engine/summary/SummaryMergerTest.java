package io.jenkins.plugins.k6notify.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryMergerTest {

    private static K6Summary of(Object... keysAndValues) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            metrics.put((String) keysAndValues[i], ((Number) keysAndValues[i + 1]).doubleValue());
        }
        return new K6Summary(metrics, List.of(), null, null);
    }

    private static K6Summary of(Threshold... thresholds) {
        return new K6Summary(Map.of(), List.of(thresholds), null, null);
    }

    private static K6Summary merged(K6Summary... summaries) {
        return SummaryMerger.merge(Arrays.asList(summaries));
    }

    @Test
    void countersAreSummed() {
        K6Summary merged = merged(
                of("http_reqs.count", 100, "http_reqs.rate", 10.5, "data_sent.count", 7),
                of("http_reqs.count", 50, "http_reqs.rate", 4.5),
                K6Summary.EMPTY);

        assertThat(merged.metrics())
                .isEqualTo(Map.of("http_reqs.count", 150.0, "http_reqs.rate", 15.0, "data_sent.count", 7.0));
        assertThat(merged.ofWorst()).isEmpty();
    }

    @Test
    void sharesAreComputedFromSums() {
        K6Summary merged = merged(
                of("http_req_failed.rate", 0.5, "http_req_failed.passes", 5, "http_req_failed.fails", 5),
                of("http_req_failed.rate", 0, "http_req_failed.passes", 0, "http_req_failed.fails", 90));

        assertThat(merged.metrics())
                .isEqualTo(Map.of(
                        "http_req_failed.rate", 0.05, "http_req_failed.passes", 5.0, "http_req_failed.fails", 95.0));
        assertThat(merged.ofWorst()).isEmpty();
    }

    @Test
    void virtualUsersAreSummed() {
        assertThat(merged(of("vus_max.value", 50, "vus.max", 20), of("vus_max.value", 50, "vus.max", 30))
                        .metrics())
                .isEqualTo(Map.of("vus_max.value", 100.0, "vus.max", 50.0));
    }

    @Test
    void percentilesAreOfWorstInstanceAndMarked() {
        K6Summary merged = merged(
                of("http_req_duration.p(99.9)", 100, "http_req_duration.min", 3, "queue{a.b:1}.med", 2),
                of("http_req_duration.p(99.9)", 200, "http_req_duration.min", 1, "queue{a.b:1}.med", 1));

        assertThat(merged.metrics())
                .isEqualTo(Map.of(
                        "http_req_duration.p(99.9)", 200.0, "http_req_duration.min", 1.0, "queue{a.b:1}.med", 2.0));
        assertThat(merged.ofWorst())
                .containsExactly("http_req_duration.min", "http_req_duration.p(99.9)", "queue{a.b:1}.med");
    }

    @Test
    void averageIsWeightedByCount() {
        K6Summary merged = merged(
                of("http_req_duration.avg", 100, "http_reqs.count", 30, "own.avg", 5, "own.count", 1),
                of("http_req_duration.avg", 200, "http_reqs.count", 10, "own.avg", 3, "own.count", 1));

        assertThat(merged.metrics().get("http_req_duration.avg")).isCloseTo(125, within(1e-9));
        assertThat(merged.metrics()).containsEntry("own.avg", 4.0).containsEntry("own.count", 2.0);
        assertThat(merged.ofWorst()).isEmpty();
    }

    @Test
    void averageWithoutCountIsOfWorstInstance() {
        K6Summary merged = merged(of("queue.avg", 5), of("queue.avg", 3));

        assertThat(merged.metrics()).containsEntry("queue.avg", 5.0);
        assertThat(merged.ofWorst()).containsExactly("queue.avg");
    }

    @Test
    void thresholdIsCrossedIfCrossedInAnyInstance() {
        K6Summary merged = merged(
                of(
                        new Threshold("http_req_duration", "p(95)<500", true, "499ms"),
                        new Threshold("checks", "rate>0.9", true, "99.70%")),
                of(
                        new Threshold("http_req_duration", "p(95)<500", false, "1.2s"),
                        new Threshold("checks", "rate>0.9", true, "91.00%")),
                of(new Threshold("http_req_duration", "p(95)<500", false, "612ms")));

        assertThat(merged.thresholds())
                .containsExactly(
                        new Threshold("checks", "rate>0.9", true, "91.00%"),
                        new Threshold("http_req_duration", "p(95)<500", false, "1.2s"));
    }

    @Test
    void checksAreSummed() {
        K6Summary merged = merged(
                new K6Summary(Map.of(), List.of(), new Checks(10, 1), "2.2.0"),
                new K6Summary(Map.of(), List.of(), new Checks(Long.MAX_VALUE, 2), null));

        assertThat(merged.checks()).isEqualTo(new Checks(Long.MAX_VALUE, 3));
        assertThat(merged.k6Version()).isEqualTo("2.2.0");
    }

    @Test
    void summaryStaysBounded() {
        K6Summary[] summaries = IntStream.range(0, 5)
                .mapToObj(part -> {
                    Object[] metrics = IntStream.range(0, 200)
                            .boxed()
                            .flatMap(i -> Stream.of("m" + part + "_" + i + ".max", i))
                            .toArray();
                    return of(metrics);
                })
                .toArray(K6Summary[]::new);

        K6Summary merged = merged(summaries);

        assertThat(merged.metrics()).hasSize(SummaryCollector.MAX_VALUES);
        assertThat(merged.metrics().keySet()).containsAll(merged.ofWorst());
    }
}
