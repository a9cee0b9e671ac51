package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.distributed.SampleInstances;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sample events of runs for tests. */
public final class SampleEvents {

    public static final Instant STARTED = Instant.parse("2026-11-23T07:30:14.250Z");
    public static final Instant ENDED = Instant.parse("2026-11-23T07:30:47.262Z");

    private SampleEvents() {}

    public static Outcome outcome(K6Status status, K6Result result, Outcome.Kind kind, @CheckForNull String reason) {
        return new Outcome(status, result, kind, reason);
    }

    public static Outcome passed() {
        return outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);
    }

    public static Outcome thresholdsFailed() {
        return outcome(
                K6Status.FINISHED,
                K6Result.FAILED,
                Outcome.Kind.TEST_FAILED,
                "Thresholds crossed: http_req_duration p(95)<500 (612.3 ms)");
    }

    public static Outcome stopped(K6Status status) {
        return outcome(status, K6Result.FAILED, Outcome.Kind.STOPPED, "for a reason");
    }

    public static TestStarted started(Trigger trigger) {
        return new TestStarted(context(trigger), running());
    }

    public static TestFinished finished(Outcome outcome) {
        return new TestFinished(context(Trigger.SCHEDULED), over(outcome), null);
    }

    /** A run of three instances, of which one crossed a threshold. */
    public static TestFinished distributed() {
        return new TestFinished(context(Trigger.SCHEDULED), SampleInstances.crossedInOne(), null);
    }

    /** A failed run that was slower than the previous one, which passed. */
    public static TestFinished worse() {
        return worseThan("perf/checkout");
    }

    /** @param job the job of the previous run */
    public static TestFinished worseThan(String job) {
        Map<String, Double> metrics =
                Map.of("http_req_duration.p(95)", 456.9, "http_req_failed.rate", 0.0, "vus.max", 4.0);
        return new TestFinished(
                context(Trigger.SCHEDULED),
                over(thresholdsFailed()),
                new PreviousRun(job, 41, K6Result.PASSED, metrics));
    }

    /** A pinned run of the time before the thresholds of the script were changed. */
    public static PreviousRun pinned() {
        return new PreviousRun(
                "perf/checkout",
                38,
                K6Result.PASSED,
                Map.of("http_req_duration.p(95)", 456.9),
                new TestSetup(List.of(new TestSetup.Criterion("http_req_duration", "p(95)<200")), List.of()),
                Baseline.PINNED,
                List.of());
    }

    public static K6Run running() {
        return new K6Run(1, banner(), STARTED, null, null, null, K6Summary.EMPTY);
    }

    public static K6Run over(Outcome outcome) {
        return new K6Run(1, banner(), STARTED, ENDED, outcome, 99, summary());
    }

    /** A run that passed although all of its requests failed. */
    public static TestFinished passedWithWarnings() {
        List<RunWarning> warnings = List.of(
                new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null),
                new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L));
        return new TestFinished(context(Trigger.SCHEDULED), warned(passed(), warnings), null);
    }

    /** A run that passed and was slower than a quality gate allows; another gate has nothing to compare with. */
    public static TestFinished gateViolated(Criticality criticality) {
        return judged(List.of(
                new QualityGate(null, "p(95)", 500.0, null, criticality),
                new QualityGate(null, "requests per second", null, "-10%", null)));
    }

    /** A run that passed, and its quality gate, too. */
    public static TestFinished gatePassed() {
        return judged(List.of(new QualityGate("aborted", null, null, null, Criticality.FAILURE)));
    }

    private static TestFinished judged(List<QualityGate> gates) {
        return finished(passed()).judgedBy(gates);
    }

    public static K6Run warned(Outcome outcome, List<RunWarning> warnings) {
        K6Run run = over(outcome);
        return new K6Run(1, run.banner(), STARTED, ENDED, outcome, 0, run.summary(), warnings);
    }

    public static Banner banner() {
        return new Banner(Execution.LOCAL, "checkout.js", null, null);
    }

    public static TestContext context(Trigger trigger) {
        Build build = new Build("perf/checkout", 42, "https://ci.example.org/job/perf/job/checkout/42/", "agent-3");
        return new TestContext(null, trigger, trigger == Trigger.MANUAL ? "alice" : null, 7, 9, 1874529, build);
    }

    private static K6Summary summary() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("http_req_duration.p(95)", 612.3);
        metrics.put("http_req_failed.rate", 0.0125);
        metrics.put("http_reqs.count", 20.0);
        metrics.put("http_reqs.rate", 5.973294);
        return new K6Summary(
                metrics,
                List.of(
                        new Threshold("http_req_duration", "p(95)<500", false, "612.3ms"),
                        new Threshold("checks", "rate>0.9", true, "100.00%")),
                new Checks(20, 0),
                "2.2.0");
    }
}
