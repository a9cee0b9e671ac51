package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Events of invented runs, for previews of messages and for checks of templates. */
public final class ExampleEvents {

    private static final Instant STARTED = Instant.parse("2026-11-23T07:30:14Z");
    private static final Instant ENDED = Instant.parse("2026-11-23T07:35:47Z");

    private ExampleEvents() {}

    public static TestStarted started() {
        return started(Trigger.MANUAL);
    }

    /** A run that passed, as fast as the one before. */
    public static TestFinished passed() {
        return finished(
                run(outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null), 0, List.of()),
                K6Result.PASSED);
    }

    /** A run that crossed a threshold, after one that passed. */
    public static TestFinished failed() {
        return crossed(K6Status.FINISHED);
    }

    /** Returns an event that the identifier selects. */
    public static RunEvent of(EventIdentifier identifier) {
        return switch (identifier) {
            case STARTED_MANUAL -> started(Trigger.MANUAL);
            case STARTED_SCHEDULED -> started(Trigger.SCHEDULED);
            case STARTED_TRIGGERED -> started(Trigger.TRIGGERED);
            case FINISHED_FINISHED, FINISHED_SUCCESS -> passed();
            case FINISHED_FAILED, FINISHED_CHANGED -> failed();
            case FINISHED_WARNING ->
                finished(
                        run(
                                outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null),
                                0,
                                List.of(new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L))),
                        K6Result.PASSED);
            case FINISHED_GATE -> slow();
            case FINISHED_TIMED_OUT -> stopped(K6Status.TIMED_OUT, "the build ran into its timeout");
            case FINISHED_ABORTED_USER -> stopped(K6Status.ABORTED_BY_USER, "aborted by a user");
            case FINISHED_ABORTED_SYSTEM -> stopped(K6Status.ABORTED_BY_SYSTEM, "k6 was killed");
            case FINISHED_ABORTED_SCRIPT_ERROR ->
                stopped(K6Status.ABORTED_BY_SCRIPT_ERROR, "ReferenceError: cart is not defined");
            case FINISHED_ABORTED_THRESHOLD -> crossed(K6Status.ABORTED_BY_THRESHOLD);
            case FINISHED_ABORTED_LIMIT -> stopped(K6Status.ABORTED_BY_LIMIT, "the limit of virtual users was reached");
        };
    }

    /** Returns an event for each identifier that the filter selects, and the test event. */
    public static List<NotificationEvent> of(NotifyOn filter) {
        return Stream.concat(
                        Arrays.stream(EventIdentifier.values())
                                .filter(identifier -> filter.ids().contains(identifier.id()))
                                .map(ExampleEvents::of),
                        Stream.of(new TestHookEvent()))
                .toList();
    }

    private static TestStarted started(Trigger trigger) {
        return new TestStarted(context(trigger), new K6Run(1, banner(), STARTED, null, null, null, K6Summary.EMPTY));
    }

    /** A run that passed, and was slower than its quality gate allows. */
    private static TestFinished slow() {
        return passed().judgedBy(List.of(new QualityGate(null, "p(95)", 400.0, null, Criticality.UNSTABLE)));
    }

    private static TestFinished crossed(K6Status status) {
        return finished(
                run(
                        outcome(
                                status,
                                K6Result.FAILED,
                                Outcome.Kind.TEST_FAILED,
                                "Thresholds crossed: http_req_duration p(95)<500 (612.3 ms)"),
                        99,
                        List.of()),
                K6Result.PASSED);
    }

    private static TestFinished stopped(K6Status status, String reason) {
        return finished(run(outcome(status, K6Result.FAILED, Outcome.Kind.STOPPED, reason), 105, List.of()), null);
    }

    private static TestFinished finished(K6Run run, @CheckForNull K6Result before) {
        Map<String, Double> metrics =
                Map.of("http_req_duration.p(95)", 456.9, "http_req_failed.rate", 0.004, "http_reqs.rate", 61.2);
        return new TestFinished(
                context(Trigger.MANUAL),
                run,
                before == null ? null : new PreviousRun("shop/checkout", 41, before, metrics));
    }

    private static Outcome outcome(K6Status status, K6Result result, Outcome.Kind kind, @CheckForNull String reason) {
        return new Outcome(status, result, kind, reason);
    }

    private static K6Run run(Outcome outcome, int exitCode, List<RunWarning> warnings) {
        boolean isSlow = outcome.result() == K6Result.FAILED;
        return new K6Run(1, banner(), STARTED, ENDED, outcome, exitCode, summary(isSlow), warnings);
    }

    private static K6Summary summary(boolean isSlow) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("http_req_duration.avg", isSlow ? 287.4 : 214.6);
        metrics.put("http_req_duration.p(95)", isSlow ? 612.3 : 448.1);
        metrics.put("http_req_failed.rate", isSlow ? 0.0125 : 0.002);
        metrics.put("http_reqs.count", 19_860.0);
        metrics.put("http_reqs.rate", 59.64);
        metrics.put("iterations.count", 4_965.0);
        metrics.put("vus.max", 50.0);
        return new K6Summary(
                metrics,
                List.of(
                        new Threshold("http_req_duration", "p(95)<500", !isSlow, isSlow ? "612.3ms" : "448.1ms"),
                        new Threshold("checks", "rate>0.9", true, "99.70%")),
                new Checks(19_800, 60),
                "2.2.0");
    }

    private static Banner banner() {
        return new Banner(Execution.LOCAL, "checkout.js", null, null);
    }

    private static TestContext context(Trigger trigger) {
        Build build = new Build(
                "shop/checkout", 42, "https://jenkins.example.org/job/shop/job/checkout/42/", "load-generator-1");
        return new TestContext(null, trigger, trigger == Trigger.MANUAL ? "alice" : null, 7, 9, 1_874_529, build);
    }
}
