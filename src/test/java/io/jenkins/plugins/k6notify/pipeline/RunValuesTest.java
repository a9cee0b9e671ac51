package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.jenkins.plugins.k6notify.engine.distributed.SampleInstances;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RunValuesTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static final K6Run CLOUD = new K6Run(
            1,
            new Banner(Execution.CLOUD, "script.js", "https://app.k6.io/runs/7", 7L),
            START,
            START.plusMillis(33_012),
            new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "Thresholds crossed"),
            99,
            new K6Summary(
                    Map.of("http_req_duration.p(95)", 612.3),
                    List.of(new Threshold("http_req_duration", "p(95)<500", false, "612ms")),
                    new Checks(20, 1),
                    "v2.2.0"),
            List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L)));

    private static final K6Run UNKNOWN = new K6Run(1, Banner.NONE, null, null, null, null, K6Summary.EMPTY);

    private static Map<String, Object> value(K6Run run) {
        return RunValues.of(List.of(record(run))).get(0);
    }

    private static RunRecord record(K6Run run) {
        return new RunRecord(
                new UUID(0, 1),
                "step",
                new RunSource("7", null, "Load test"),
                1,
                "checkout",
                null,
                7,
                run,
                true,
                true,
                false,
                null,
                List.of());
    }

    @Test
    void runIsMapOfItsValues() {
        assertThat(value(CLOUD))
                .containsExactly(
                        entry("name", "checkout"),
                        entry("script", "script.js"),
                        entry("label", "Load test"),
                        entry("status", 3),
                        entry("statusText", "Finished"),
                        entry("leftInCloud", false),
                        entry("result", 1),
                        entry("resultText", "Failed"),
                        entry("reason", "Thresholds crossed"),
                        entry(
                                "warnings",
                                List.of(Map.of(
                                        "kind",
                                        "iterations_dropped",
                                        "text",
                                        "Iterations were dropped: 19",
                                        "count",
                                        19L))),
                        entry("qualityGate", null),
                        entry("exitCode", 99),
                        entry("durationMillis", 33_012L),
                        entry("loadTestRunId", 7L),
                        entry("url", "https://app.k6.io/runs/7"),
                        entry("metrics", Map.of("http_req_duration.p(95)", 612.3)),
                        entry(
                                "thresholds",
                                List.of(Map.of(
                                        "metric",
                                        "http_req_duration",
                                        "expression",
                                        "p(95)<500",
                                        "ok",
                                        false,
                                        "actual",
                                        "612ms"))),
                        entry("instances", List.of()),
                        entry("reports", List.of()));
    }

    @Test
    void verdictOfQualityGatesIsMap() {
        RunRecord record = record(CLOUD)
                .withVerdict(GateRules.verdict(
                        List.of(new QualityGate(null, "p(95)", 500.0, null, Criticality.FAILURE)), CLOUD, null, true));
        assertThat(RunValues.of(List.of(record)).get(0).get("qualityGate"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("status", "failed")
                .containsEntry("notEvaluated", List.of())
                .extractingByKey("violations", InstanceOfAssertFactories.LIST)
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsExactly(
                        entry("kind", "above"),
                        entry("criticality", "failure"),
                        entry("subject", "http_req_duration.p(95)"),
                        entry("value", 612.3),
                        entry("limit", 500.0),
                        entry("previous", null),
                        entry("text", "http_req_duration p(95) is 612.3 ms, above the limit of 500 ms"));
    }

    @Test
    void instancesOfDistributedRunAreListOfMaps() {
        assertThat(value(SampleInstances.crossedInOne()).get("instances"))
                .isExactlyInstanceOf(ArrayList.class)
                .asInstanceOf(LIST)
                .hasSize(3)
                .hasOnlyElementsOfTypes(LinkedHashMap.class)
                .element(1)
                .isEqualTo(instance());
    }

    private static Map<String, Object> instance() {
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("label", "checkout-2");
        instance.put("node", "agent of checkout-2");
        instance.put("status", 3);
        instance.put("statusText", "Finished");
        instance.put("result", 1);
        instance.put("reason", "because of 3");
        instance.put("exitCode", 99);
        instance.put("durationMillis", 70_000L);
        instance.put(
                "metrics",
                SampleInstances.crossedInOne()
                        .instances()
                        .get(1)
                        .run()
                        .summary()
                        .metrics());
        return instance;
    }

    @Test
    void unknownValuesAreNull() {
        assertThat(value(UNKNOWN))
                .containsOnlyKeys(value(CLOUD).keySet())
                .containsEntry("result", null)
                .containsEntry("reason", null)
                .containsEntry("exitCode", null)
                .containsEntry("durationMillis", null)
                .containsEntry("url", null)
                .containsEntry("warnings", List.of())
                .containsEntry("metrics", Map.of())
                .containsEntry("thresholds", List.of());
    }

    /** A saved pipeline, or the sandbox, may refuse the classes of immutable collections. */
    @Test
    void collectionsAreOfOrdinaryTypes() {
        Map<String, Object> run = value(CLOUD);
        assertThat(run).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(run.get("metrics")).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(run.get("warnings"))
                .isExactlyInstanceOf(ArrayList.class)
                .asInstanceOf(LIST)
                .hasOnlyElementsOfTypes(LinkedHashMap.class);
        assertThat(run.get("thresholds"))
                .isExactlyInstanceOf(ArrayList.class)
                .asInstanceOf(LIST)
                .hasOnlyElementsOfTypes(LinkedHashMap.class);
    }
}
