package io.jenkins.plugins.k6notify.engine.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the consoles of several pods of the k6 operator. */
class OperatorConsolesTest {

    private static final List<String> SCENARIOS = List.of(
            "success",
            "thresholds-fail",
            "threshold-abort",
            "test-abort",
            "setup-throws",
            "sigint",
            "http-500",
            "init-exception",
            "opt-quiet",
            "opt-quiet-thresholds-fail",
            "opt-log-json-thresholds-fail");

    static List<OperatorConsole> recordings() {
        return OperatorConsole.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void podsAreSeparateRuns(OperatorConsole console) {
        assertThat(sorted(console.play().toString())).isEqualTo(sorted(console.separate()));
    }

    private static String sorted(String events) {
        return String.join(" ", Arrays.stream(events.split(" ")).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void podsAreInstancesOfOneRun(OperatorConsole console) {
        ObservedRuns runs = console.play();
        K6Run merged = OperatorConsole.merged(runs, console.instances());
        Outcome outcome = merged.outcome();

        assertThat((runs.started().isEmpty() ? "- " : "S ")
                        + outcome.status().code()
                        + "/"
                        + outcome.result().code())
                .isEqualTo(console.distributed());
        assertThat(outcome.reason() == null ? "" : outcome.reason()).isEqualTo(console.reason());
        assertThat(merged.instances())
                .extracting(RunInstance::label)
                .allMatch(label -> label.matches("checkout-[1-4]"));
    }

    @Test
    void instancesInPodsShareTheLoad() {
        K6Run merged = OperatorConsole.merged(recordings().get(0).play(), 4);

        assertThat(merged.summary().metrics()).containsEntry("vus_max.value", 8.0);
        assertThat(merged.summary().ofWorst())
                .contains("http_req_duration.p(95)")
                .doesNotContain("http_reqs.count");
    }

    @Provide
    Arbitrary<List<Recording>> fourRecordings() {
        return Arbitraries.of(SCENARIOS)
                .map(scenario -> Recording.of("v2.2.0/" + scenario))
                .list()
                .ofSize(4);
    }

    /** Lines of other pods in between do not affect the outcome of a pod, in any order. */
    @Property(tries = 200)
    void podsSideBySideEndAsEachAlone(@ForAll("fourRecordings") List<Recording> recordings, @ForAll long seed) {
        List<String> consoles = recordings.stream()
                .map(recording -> new String(recording.console(), StandardCharsets.UTF_8))
                .toList();

        K6Run merged = OperatorConsole.merged(
                ObservedRuns.play(OperatorConsole.sideBySide(seed, consoles), Ending.exit(0)), 4);

        List<Outcome> alone = consoles.stream()
                .map(console ->
                        ObservedRuns.play(console, Ending.UNKNOWN).only().outcome())
                .toList();
        assertThat(merged.instances())
                .extracting(instance -> instance.run().outcome())
                .isEqualTo(alone);
        boolean isAnyFailed = alone.stream().anyMatch(outcome -> outcome.result() == K6Result.FAILED);
        assertThat(merged.outcome().result()).isEqualTo(isAnyFailed ? K6Result.FAILED : K6Result.PASSED);
    }
}
