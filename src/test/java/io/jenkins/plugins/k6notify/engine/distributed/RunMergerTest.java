package io.jenkins.plugins.k6notify.engine.distributed;

import static io.jenkins.plugins.k6notify.engine.distributed.SampleInstances.passed;
import static io.jenkins.plugins.k6notify.engine.distributed.SampleInstances.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason.Kind;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMergerTest {

    private static final List<K6Status> ENDS =
            Arrays.stream(K6Status.values()).filter(K6Status::isOver).toList();

    @Provide
    Arbitrary<List<RunInstance>> instances() {
        Arbitrary<K6Status> statuses = Arbitraries.of(ENDS);
        Arbitrary<Boolean> results = Arbitraries.of(true, false);
        Arbitrary<K6Summary> summaries = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.doubles().between(0, 10_000))
                .as((requests, fails, p95) -> new K6Summary(
                        Map.of(
                                "http_reqs.count",
                                (double) requests,
                                "http_req_failed.passes",
                                (double) fails,
                                "http_req_failed.fails",
                                1000.0 - fails,
                                "http_req_failed.rate",
                                fails / 1000.0,
                                "http_req_duration.p(95)",
                                p95,
                                "http_req_duration.avg",
                                p95 / 2),
                        List.of(),
                        new Checks(requests, fails),
                        "2.2.0"));
        return Combinators.combine(statuses, results, summaries)
                .as((status, passed, summary) -> SampleInstances.of(
                        "load",
                        SampleInstances.outcome(
                                status, passed && status == K6Status.FINISHED ? K6Result.PASSED : K6Result.FAILED),
                        summary))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(RunMergerTest::labelled);
    }

    private static List<RunInstance> labelled(List<RunInstance> all) {
        List<RunInstance> labelled = new ArrayList<>();
        for (RunInstance one : all) {
            labelled.add(new RunInstance("step", null, "load-" + (labelled.size() + 1), one.run()));
        }
        return labelled;
    }

    @Property
    void oneInstanceIsTheRun(@ForAll("instances") List<RunInstance> instances) {
        RunInstance only = instances.get(0);

        assertThat(RunMerger.finished(1, List.of(only), null))
                .isEqualTo(only.run().withInstances(List.of(only)));
    }

    @Property
    void orderOfInstancesDoesNotMatter(@ForAll("instances") List<RunInstance> instances, @ForAll long seed) {
        List<RunInstance> shuffled = new ArrayList<>(instances);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(RunMerger.finished(7, shuffled, 14)).isEqualTo(RunMerger.finished(7, instances, 14));
    }

    @Property
    void countsAreSumsAndPercentilesOfWorst(@ForAll("instances") List<RunInstance> instances) {
        K6Summary merged = RunMerger.finished(1, instances, null).summary();

        for (String key : List.of("http_reqs.count", "http_req_failed.passes", "http_req_failed.fails")) {
            assertThat(merged.metrics().get(key))
                    .isEqualTo(instances.stream()
                            .mapToDouble(one -> one.run().summary().metrics().get(key))
                            .sum());
        }
        assertThat(merged.metrics().get("http_req_duration.p(95)"))
                .isEqualTo(instances.stream()
                        .mapToDouble(one -> one.run().summary().metrics().get("http_req_duration.p(95)"))
                        .max()
                        .orElseThrow());
        assertThat(merged.checks().passes())
                .isEqualTo(instances.stream()
                        .mapToLong(one -> one.run().summary().checks().passes())
                        .sum());
    }

    @Property
    void failedInstanceNeverYieldsPassed(@ForAll("instances") List<RunInstance> instances) {
        boolean failed = instances.stream().anyMatch(RunInstance::isFailed);

        assertThat(RunMerger.finished(1, instances, null).outcome().result())
                .isEqualTo(failed ? K6Result.FAILED : K6Result.PASSED);
        assertThat(RunMerger.finished(1, instances, instances.size() + 1)
                        .outcome()
                        .result())
                .isEqualTo(K6Result.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "ABORTED_BY_SCRIPT_ERROR, ABORTED_BY_THRESHOLD",
        "ABORTED_BY_THRESHOLD, ABORTED_BY_SYSTEM",
        "ABORTED_BY_SYSTEM, ABORTED_BY_LIMIT",
        "ABORTED_BY_LIMIT, ABORTED_BY_USER",
        "ABORTED_BY_USER, TIMED_OUT",
        "TIMED_OUT, FINISHED"
    })
    void firstStatusInOrderDecides(K6Status first, K6Status second) {
        K6Run merged = RunMerger.finished(
                1, List.of(passed("a"), with("b", second, K6Result.FAILED), with("c", first, K6Result.FAILED)), null);

        assertThat(merged.status()).isEqualTo(first);
        assertThat(merged.outcome().reason()).isEqualTo("2 of 3 instances did not pass; c: because of " + first.code());
    }

    @Test
    void missingInstanceIsNamed() {
        K6Run merged =
                RunMerger.finished(1, List.of(passed("checkout-4"), passed("checkout-1"), passed("checkout-2")), 4);

        assertThat(merged.status()).isEqualTo(K6Status.ABORTED_BY_SYSTEM);
        assertThat(merged.outcome().reason()).isEqualTo("Instances that were not seen: checkout-3 (3 of 4 were seen)");
    }

    @Test
    void missingInstanceRanksBeforeCrossedThresholds() {
        List<RunInstance> seen = List.of(with("a", K6Status.FINISHED, K6Result.FAILED), passed("b"));

        K6Run merged = RunMerger.finished(1, seen, 3);

        assertThat(merged.status()).isEqualTo(K6Status.ABORTED_BY_SYSTEM);
        assertThat(merged.outcome().because().kind()).isEqualTo(Kind.INSTANCES_FAILED_AND_MISSING);
        assertThat(merged.outcome().reason())
                .isEqualTo("2 of 3 instances did not pass; a: because of 3; not seen: instance 3");
    }

    @Test
    void moreInstancesThanExpectedAreNoFailure() {
        assertThat(RunMerger.finished(1, List.of(passed("a"), passed("b")), 1)
                        .outcome()
                        .result())
                .isEqualTo(K6Result.PASSED);
    }

    @Test
    void lastsFromFirstStartToLastEnd() {
        RunInstance early = passed("a");
        RunInstance late = passed("much later");

        K6Run merged = RunMerger.finished(3, List.of(late, early), null);

        assertThat(merged.ordinal()).isEqualTo(3);
        assertThat(merged.started()).isEqualTo(early.run().started());
        assertThat(merged.ended()).isEqualTo(late.run().ended());
    }

    @Test
    void instancesAreSortedByNumber() {
        assertThat(RunMerger.finished(1, List.of(passed("load-10"), passed("load-2")), null)
                        .instances())
                .extracting(RunInstance::label)
                .containsExactly("load-2", "load-10");
    }

    @Test
    void bannerIsThatOfInstanceWithScript() {
        K6Run run = passed("c").run();
        RunInstance silent = passed("a").with(withBanner(run, Banner.NONE));
        RunInstance withoutScript = passed("b").with(withBanner(run, new Banner(Execution.LOCAL, null, null, null)));

        assertThat(RunMerger.finished(1, List.of(silent, withoutScript, passed("c")), null)
                        .banner())
                .isEqualTo(run.banner());
        assertThat(RunMerger.running(1, List.of(silent, withoutScript)).banner())
                .isEqualTo(withoutScript.run().banner());
    }

    private static K6Run withBanner(K6Run run, Banner banner) {
        return new K6Run(
                1, banner, run.started(), run.ended(), run.outcome(), run.exitCode(), run.summary(), List.of());
    }

    @Test
    void runInProgressHasNoOutcome() {
        K6Run merged = RunMerger.running(2, List.of(SampleInstances.of("a", null, K6Summary.EMPTY), passed("b")));

        assertThat(merged.outcome()).isNull();
        assertThat(merged.banner().script()).isEqualTo("checkout.js");
        assertThat(merged.instances()).hasSize(2);
    }

    @Test
    void warningsAreMerged() {
        RunInstance a = warned("a", new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L));
        RunInstance b = warned("b", new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 1L));
        RunInstance c = warned("c", new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null));

        assertThat(RunMerger.finished(1, List.of(a, b, c), null).warnings())
                .containsExactly(
                        new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null),
                        new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 20L));
        assertThat(RunMerger.finished(1, List.of(a, b, c), 4).warnings()).isEmpty();
    }

    private static RunInstance warned(String label, RunWarning warning) {
        RunInstance passed = passed(label);
        K6Run run = passed.run();
        return passed.with(new K6Run(
                1,
                run.banner(),
                run.started(),
                run.ended(),
                run.outcome(),
                run.exitCode(),
                run.summary(),
                List.of(warning)));
    }
}
