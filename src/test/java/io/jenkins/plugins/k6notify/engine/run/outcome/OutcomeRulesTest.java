package io.jenkins.plugins.k6notify.engine.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.outcome.Evidence.Scenarios;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the rows of docs/design.md §4 one by one; the recorded consoles test their combination. */
class OutcomeRulesTest {

    private static final K6Summary CROSSED = new K6Summary(
            Map.of(), List.of(new Threshold("http_req_duration", "p(95)<500", false, "612ms")), null, null);

    private final OutcomeRules rules = new OutcomeRules();

    @ParameterizedTest
    @EnumSource
    void row1InterruptionTakesPrecedence(Interruption interruption) {
        Ending ending = new Ending(99, interruption, CROSSED);
        K6Status expected =
                switch (interruption) {
                    case USER -> K6Status.ABORTED_BY_USER;
                    case TIMEOUT -> K6Status.TIMED_OUT;
                    case SYSTEM -> K6Status.ABORTED_BY_SYSTEM;
                };
        assertThat(decide(announced(error(Kind.THRESHOLDS_ABORTED)), ending))
                .isEqualTo(new Outcome(
                        expected,
                        K6Result.FAILED,
                        Outcome.Kind.STOPPED,
                        interruption.outcome().reason(),
                        interruption.outcome().because()));
    }

    @Test
    void row1InterruptionBeforeRunIsNoRun() {
        assertThat(rules.decide(nothing(), new Ending(143, Interruption.USER, K6Summary.EMPTY)))
                .isEmpty();
    }

    @Test
    void row2ExitCodeOfTimeoutCommandIsTimedOut() {
        assertThat(decide(announced(error(Kind.STOPPED)), Ending.exit(124)).status())
                .isEqualTo(K6Status.TIMED_OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "THRESHOLDS_ABORTED, 8, TEST_FAILED",
        "THRESHOLDS_CROSSED, 3, TEST_FAILED",
        "THRESHOLDS_FAILED, 3, TEST_FAILED",
        "STOPPED, 5, STOPPED",
        "HOOK_TIMEOUT, 9, STOPPED",
        "MARKED_AS_FAILED, 3, TEST_FAILED",
        "SCRIPT_EXCEPTION, 7, STOPPED"
    })
    void rows3To8FinalErrorDecides(Kind kind, int status, Outcome.Kind outcomeKind) {
        // With a masked exit code ("|| true"), without one, and with that of k6.
        for (Ending ending : List.of(Ending.exit(0), Ending.UNKNOWN, Ending.exit(255))) {
            Outcome outcome = decide(announced(error(kind)), ending);
            assertThat(outcome.status().code()).isEqualTo(status);
            assertThat(outcome.kind()).isEqualTo(outcomeKind);
            assertThat(outcome.result()).isEqualTo(K6Result.FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({"110, 3, TEST_FAILED", "97, 6, STOPPED", "107, 7, STOPPED", "105, 5, STOPPED", "137, 6, STOPPED"})
    void exitCodeDistinguishesFailedFromStoppedTest(int exitCode, int status, Outcome.Kind kind) {
        Outcome outcome = decide(announced(null), Ending.exit(exitCode));
        assertThat(outcome.status().code()).isEqualTo(status);
        assertThat(outcome.kind()).isEqualTo(kind);
    }

    @Test
    void row4OldErrorIsAbortWhenScenarioWasCutShort() {
        Evidence seen = evidence(true, Scenarios.CUT_SHORT, true, error(Kind.THRESHOLDS_FAILED), null);
        assertThat(decide(seen, Ending.exit(99)).status()).isEqualTo(K6Status.ABORTED_BY_THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "Finished, 0, 3, PASSED",
        "Finished, 97, 3, FAILED",
        "Finished, 99, 3, FAILED",
        "Timed out, 97, 4, FAILED",
        "Timed out, 0, 4, FAILED",
        "Aborted (by user), 97, 5, FAILED",
        "Aborted (by system), 97, 6, FAILED",
        "Aborted (by script error), 97, 7, FAILED",
        "Aborted (by threshold), 97, 8, FAILED",
        "Aborted (by limit), 97, 9, FAILED",
        "Aborted, 97, 6, FAILED",
        "Aborted, 99, 8, FAILED",
        "Aborted, 0, 6, FAILED",
        "Some day's new word, 97, 6, FAILED",
        "Running, 97, 6, FAILED"
    })
    void row9StatusOfCloudDecides(String text, int exitCode, int status, K6Result result) {
        Evidence seen = evidence(true, Scenarios.UNDER_WAY, false, null, text);
        Outcome outcome = decide(seen, Ending.exit(exitCode));
        assertThat(outcome.status().code()).isEqualTo(status);
        assertThat(outcome.result()).isEqualTo(result);
    }

    @Test
    void row9ErrorOfCloudDecidesWithoutExitCode() {
        Evidence finished = evidence(true, Scenarios.UNDER_WAY, false, error(Kind.CLOUD_THRESHOLDS), "Finished");
        assertThat(decide(finished, Ending.UNKNOWN).result()).isEqualTo(K6Result.FAILED);
        Evidence aborted = evidence(true, Scenarios.UNDER_WAY, false, error(Kind.CLOUD_THRESHOLDS), "Aborted");
        assertThat(decide(aborted, Ending.UNKNOWN).status()).isEqualTo(K6Status.ABORTED_BY_THRESHOLD);
        Evidence passed = evidence(true, Scenarios.UNDER_WAY, false, null, "Finished");
        assertThat(decide(passed, Ending.UNKNOWN).result()).isEqualTo(K6Result.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Running", "Archived", "Queued"})
    void row9RunLeftInCloudHasNoOutcome(String text) {
        Evidence seen = evidence(true, Scenarios.UNDER_WAY, false, null, text);
        assertThat(rules.decide(seen, Ending.exit(0))).isEmpty();
        assertThat(rules.decide(seen, Ending.UNKNOWN)).isEmpty();
        assertThat(rules.decide(seen, new Ending(null, Interruption.USER, K6Summary.EMPTY)))
                .as("k6 was over before")
                .isEmpty();
    }

    @Test
    void row9OnlyRunningTestIsLeftInCloud() {
        assertThat(isLeft("Running", Ending.exit(0))).isTrue();
        assertThat(isLeft("Running", Ending.UNKNOWN)).isTrue();
        assertThat(isLeft("Running", Ending.exit(97))).isFalse();
        assertThat(isLeft("Archived", Ending.exit(0))).isFalse();
        assertThat(isLeft("Finished", Ending.exit(0))).isFalse();
        assertThat(isLeft(null, Ending.exit(0))).isFalse();
    }

    private boolean isLeft(String cloudStatus, Ending ending) {
        return rules.isLeftInCloud(evidence(true, Scenarios.UNDER_WAY, false, null, cloudStatus), ending);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6", "97, 6", "98, 6", "99, 3", "100, 9", "101, 9", "102, 9", "103, 5", "104, 7", "105, 5", "106, 6",
        "107, 7", "108, 5", "109, 6", "110, 3", "126, 6", "127, 6", "129, 6", "137, 6", "139, 6", "143, 6", "255, 6",
        "-1, 6", "2, 6"
    })
    void row10ExitCodeDecides(int exitCode, int status) {
        for (Evidence seen : List.of(nothing(), announced(null))) {
            Outcome outcome = decide(seen, Ending.exit(exitCode));
            assertThat(outcome.status().code()).isEqualTo(status);
            assertThat(outcome.result()).isEqualTo(K6Result.FAILED);
            assertThat(outcome.reason()).isNotBlank();
        }
    }

    @Test
    void row10CodeForOtherErrorsIsScriptErrorWhenK6LoggedError() {
        assertThat(decide(announced(error(Kind.OTHER)), Ending.exit(255)))
                .isEqualTo(new Outcome(
                        K6Status.ABORTED_BY_SCRIPT_ERROR, K6Result.FAILED, Outcome.Kind.STOPPED, "k6's words"));
    }

    @Test
    void row10CodeOfFailedTestOverridesLoggedError() {
        assertThat(decide(announced(error(Kind.CLOUD_FAILED)), Ending.exit(110)))
                .isEqualTo(new Outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "k6's words"));
    }

    @Test
    void row10CodeOfThresholdsIsAbortWhenScenarioWasCutShort() {
        Evidence seen = evidence(true, Scenarios.CUT_SHORT, true, null, null);
        assertThat(decide(seen, Ending.exit(99)).status()).isEqualTo(K6Status.ABORTED_BY_THRESHOLD);
        assertThat(decide(seen, Ending.exit(110)).status()).isEqualTo(K6Status.FINISHED);
    }

    @Test
    void row10ExitCodeZeroIsPassedUnlessThresholdWasCrossed() {
        assertThat(decide(announced(null), Ending.exit(0)).result()).isEqualTo(K6Result.PASSED);
        // A k6 that printed its banner also prints the progress of its end.
        for (Scenarios scenarios : List.of(Scenarios.UNSEEN, Scenarios.UNDER_WAY, Scenarios.CUT_SHORT)) {
            assertThat(decide(evidence(true, scenarios, false, null, null), Ending.exit(0))
                            .status())
                    .isEqualTo(K6Status.ABORTED_BY_SYSTEM);
        }
        assertThat(decide(announced(null), new Ending(0, null, CROSSED)))
                .isEqualTo(new Outcome(
                        K6Status.FINISHED,
                        K6Result.FAILED,
                        Outcome.Kind.TEST_FAILED,
                        "Thresholds crossed: http_req_duration p(95)<500 (612 ms)",
                        OutcomeReason.of(OutcomeReason.Kind.CROSSED_NAMED, "http_req_duration p(95)<500 (612 ms)")));
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, false, 3, PASSED",
        "DONE, true, 3, PASSED",
        "UNSEEN, true, 6, FAILED",
        "UNDER_WAY, true, 6, FAILED",
        "CUT_SHORT, true, 6, FAILED",
        "CUT_SHORT, false, 6, FAILED",
        "UNDER_WAY, false, 6, FAILED"
    })
    void row11ProgressAndSummaryDecideWithoutExitCode(
            Scenarios scenarios, boolean summary, int status, K6Result result) {
        Outcome outcome = decide(evidence(true, scenarios, summary, null, null), Ending.UNKNOWN);
        assertThat(outcome.status().code()).isEqualTo(status);
        assertThat(outcome.result()).isEqualTo(result);
    }

    @Test
    void row11SummaryWithoutBannerIsPassed() {
        Evidence quiet = evidence(false, Scenarios.UNSEEN, true, null, null);
        assertThat(decide(quiet, Ending.UNKNOWN).result()).isEqualTo(K6Result.PASSED);
        assertThat(decide(quiet, Ending.exit(0)).result()).isEqualTo(K6Result.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"true, CUT_SHORT, 5", "false, CUT_SHORT, 6", "true, UNDER_WAY, 6"})
    void row11ProgressBeforeSummaryShowsStopOfOldVersion(
            boolean progressBeforeSummary, Scenarios scenarios, int status) {
        Evidence seen = new Evidence(
                new Banner(Execution.LOCAL, "a.js", null, null),
                false,
                scenarios,
                progressBeforeSummary,
                true,
                K6Summary.EMPTY,
                null,
                null);
        assertThat(decide(seen, Ending.exit(0)).status().code()).isEqualTo(status);
    }

    @Test
    void row11ReasonDistinguishesCutShortFromMissingOutput() {
        assertThat(decide(evidence(true, Scenarios.CUT_SHORT, true, null, null), Ending.exit(0))
                        .reason())
                .isNotEqualTo(decide(evidence(true, Scenarios.UNDER_WAY, true, null, null), Ending.exit(0))
                        .reason());
    }

    @Test
    void row11OvertakenErrorExplainsRunWithoutEnd() {
        Evidence seen = evidence(
                true, Scenarios.UNDER_WAY, true, error(Kind.SCRIPT_EXCEPTION).overtaken(), null);
        Outcome outcome = decide(seen, Ending.exit(0));
        assertThat(outcome.status()).isEqualTo(K6Status.ABORTED_BY_SCRIPT_ERROR);
        assertThat(outcome.reason()).isEqualTo("k6's words");
    }

    @Test
    void row11BareErrorIsIgnoredWhenExitCodeDiffers() {
        FinalError bare = new FinalError(Kind.SCRIPT_EXCEPTION, "k6's words", null, Certainty.BARE);
        Outcome outcome = decide(evidence(true, Scenarios.UNDER_WAY, true, bare, null), Ending.exit(0));
        assertThat(outcome.status()).isEqualTo(K6Status.ABORTED_BY_SYSTEM);
        assertThat(outcome.reason()).isNotEqualTo("k6's words");
    }

    @Test
    void row11CrossedThresholdInSummaryIsFailed() {
        Evidence seen = evidence(true, Scenarios.DONE, true, null, null);
        assertThat(decide(seen, new Ending(null, null, CROSSED)).kind()).isEqualTo(Outcome.Kind.TEST_FAILED);
    }

    @Test
    void errorBeforeStartIsScriptError() {
        Evidence seen = evidence(false, Scenarios.UNDER_WAY, false, error(Kind.NOT_STARTED), null);
        for (Ending ending : List.of(Ending.UNKNOWN, Ending.exit(0), Ending.exit(104), Ending.exit(255))) {
            assertThat(decide(seen, ending))
                    .isEqualTo(new Outcome(
                            K6Status.ABORTED_BY_SCRIPT_ERROR, K6Result.FAILED, Outcome.Kind.STOPPED, "k6's words"));
        }
    }

    @Test
    void errorAfterLogoIsScriptError() {
        Evidence seen = new Evidence(
                Banner.NONE, true, Scenarios.UNDER_WAY, false, false, K6Summary.EMPTY, error(Kind.OTHER), null);
        assertThat(decide(seen, Ending.UNKNOWN).status()).isEqualTo(K6Status.ABORTED_BY_SCRIPT_ERROR);
    }

    @Test
    void errorWithoutSignOfK6IsNoRun() {
        Evidence seen = evidence(false, Scenarios.UNDER_WAY, false, error(Kind.OTHER), null);
        assertThat(rules.decide(seen, Ending.UNKNOWN)).isEmpty();
        assertThat(rules.decide(seen, Ending.exit(0))).isEmpty();
        assertThat(rules.decide(nothing(), Ending.exit(0))).isEmpty();
        assertThat(rules.decide(nothing(), Ending.UNKNOWN)).isEmpty();
    }

    @Test
    void overtakenErrorCountsOnlyWithItsExitCode() {
        Evidence seen = announced(error(Kind.SCRIPT_EXCEPTION).overtaken());
        assertThat(decide(seen, Ending.exit(0)).result()).isEqualTo(K6Result.PASSED);
        assertThat(decide(seen, Ending.exit(99)).status()).isEqualTo(K6Status.FINISHED);
        assertThat(decide(seen, Ending.exit(107)).reason()).isEqualTo("k6's words");
    }

    @Test
    void bareErrorCountsUnlessExitCodeContradicts() {
        Evidence seen = announced(new FinalError(Kind.STOPPED, "test aborted", null, Certainty.BARE));
        assertThat(decide(seen, Ending.exit(0)).result()).isEqualTo(K6Result.PASSED);
        assertThat(decide(seen, Ending.exit(108)).status()).isEqualTo(K6Status.ABORTED_BY_USER);
        assertThat(decide(seen, Ending.UNKNOWN).status()).isEqualTo(K6Status.ABORTED_BY_USER);
    }

    @Test
    void reasonNamesMetricsWithoutSummary() {
        FinalError error = new FinalError(Kind.THRESHOLDS_CROSSED, "words", "checks, http_reqs", Certainty.CERTAIN);
        assertThat(decide(announced(error), Ending.exit(99)).reason())
                .isEqualTo("Thresholds crossed: checks, http_reqs");
    }

    @Test
    void reasonDistinguishesAbortFromEndWithoutThresholds() {
        Evidence aborted = evidence(true, Scenarios.CUT_SHORT, true, null, null);
        assertThat(decide(aborted, Ending.exit(99)).reason()).isEqualTo("Aborted by threshold");
        assertThat(decide(announced(null), Ending.exit(99)).reason()).isEqualTo("Thresholds crossed");
    }

    @Test
    void reasonNamesAtMostFiveThresholds() {
        assertThat(reasonOfCrossed(5)).isEqualTo("Thresholds crossed: m0, m1, m2, m3, m4");
        assertThat(reasonOfCrossed(6)).isEqualTo("Thresholds crossed: m0, m1, m2, m3, m4 and 1 more");
        assertThat(reasonOfCrossed(8)).isEqualTo("Thresholds crossed: m0, m1, m2, m3, m4 and 3 more");
    }

    private String reasonOfCrossed(int count) {
        List<Threshold> crossed = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new Threshold("m" + i, null, false, null))
                .toList();
        Ending ending = new Ending(99, null, new K6Summary(Map.of(), crossed, null, null));
        return decide(announced(null), ending).reason();
    }

    private Outcome decide(Evidence seen, Ending ending) {
        return rules.decide(seen, ending).orElseThrow();
    }

    private static Evidence nothing() {
        return evidence(false, Scenarios.UNDER_WAY, false, null, null);
    }

    private static Evidence announced(FinalError error) {
        return evidence(true, Scenarios.DONE, false, error, null);
    }

    private static Evidence evidence(
            boolean banner, Scenarios scenarios, boolean summary, FinalError error, String cloudStatus) {
        Banner seen = banner ? new Banner(Execution.LOCAL, "a.js", null, null) : Banner.NONE;
        return new Evidence(seen, false, scenarios, false, summary, K6Summary.EMPTY, error, cloudStatus);
    }

    private static FinalError error(Kind kind) {
        return new FinalError(kind, "k6's words", null, Certainty.CERTAIN);
    }
}
