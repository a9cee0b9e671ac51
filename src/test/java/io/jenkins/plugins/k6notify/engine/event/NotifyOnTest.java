package io.jenkins.plugins.k6notify.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotifyOnTest {

    private static final RunEvent PASSED = SampleEvents.finished(SampleEvents.passed());
    private static final RunEvent FAILED = SampleEvents.finished(SampleEvents.thresholdsFailed());
    private static final RunEvent MARKED_AS_FAILED = SampleEvents.finished(SampleEvents.outcome(
            K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "test run was marked as failed"));
    private static final RunEvent STOPPED_BY_THRESHOLD = SampleEvents.finished(
            SampleEvents.outcome(K6Status.ABORTED_BY_THRESHOLD, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "crossed"));
    private static final RunEvent FAILED_WITH_WARNINGS = new TestFinished(
            SampleEvents.context(Trigger.MANUAL),
            SampleEvents.warned(
                    SampleEvents.thresholdsFailed(),
                    SampleEvents.passedWithWarnings().run().warnings()),
            null);
    private static final RunEvent ABORTED = SampleEvents.finished(SampleEvents.stopped(K6Status.ABORTED_BY_USER));

    static Stream<Arguments> identifiers() {
        return Stream.of(
                arguments("test.started.manual", started(Trigger.MANUAL), started(Trigger.SCHEDULED)),
                arguments("test.started.scheduled", started(Trigger.SCHEDULED), started(Trigger.TRIGGERED)),
                arguments("test.started.triggered", started(Trigger.TRIGGERED), started(Trigger.MANUAL)),
                arguments("test.finished.finished", List.of(PASSED, FAILED), List.of(ABORTED, STOPPED_BY_THRESHOLD)),
                arguments(
                        "test.finished.success",
                        List.of(PASSED, SampleEvents.passedWithWarnings()),
                        List.of(FAILED, ABORTED)),
                arguments(
                        "test.finished.failed",
                        List.of(FAILED, STOPPED_BY_THRESHOLD, MARKED_AS_FAILED),
                        List.of(PASSED, ABORTED)),
                arguments("test.finished.timed_out", stopped(K6Status.TIMED_OUT), List.of(ABORTED, PASSED)),
                arguments("test.finished.aborted_user", List.of(ABORTED), stopped(K6Status.ABORTED_BY_SYSTEM)),
                arguments("test.finished.aborted_system", stopped(K6Status.ABORTED_BY_SYSTEM), List.of(ABORTED)),
                arguments(
                        "test.finished.aborted_script_error",
                        stopped(K6Status.ABORTED_BY_SCRIPT_ERROR),
                        List.of(FAILED, ABORTED)),
                arguments("test.finished.aborted_threshold", List.of(STOPPED_BY_THRESHOLD), List.of(FAILED)),
                arguments("test.finished.aborted_limit", stopped(K6Status.ABORTED_BY_LIMIT), List.of(ABORTED)),
                arguments(
                        "test.finished.changed",
                        List.of(
                                after(SampleEvents.passed(), K6Result.FAILED),
                                after(SampleEvents.thresholdsFailed(), K6Result.PASSED)),
                        List.of(
                                after(SampleEvents.passed(), K6Result.PASSED),
                                after(SampleEvents.stopped(K6Status.TIMED_OUT), K6Result.FAILED),
                                sinceLastPassed(stopped(K6Status.TIMED_OUT)),
                                PASSED)),
                arguments(
                        "test.finished.warning",
                        List.of(SampleEvents.passedWithWarnings()),
                        List.of(PASSED, FAILED, FAILED_WITH_WARNINGS, ABORTED)),
                arguments(
                        "test.finished.gate",
                        List.of(SampleEvents.gateViolated(Criticality.UNSTABLE)),
                        List.of(PASSED, FAILED, ABORTED, SampleEvents.gatePassed())));
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void eachIdentifierAcceptsItsEventsOnly(String id, List<RunEvent> matching, List<RunEvent> others) {
        NotifyOn notifyOn = NotifyOn.of(List.of(id));

        assertThat(notifyOn.ids()).containsExactly(id);
        assertThat(matching).isNotEmpty().allMatch(notifyOn::accepts);
        assertThat(others).isNotEmpty().noneMatch(notifyOn::accepts);
        // Events of the other kind never match.
        assertThat(notifyOn.accepts(id.startsWith("test.started") ? PASSED : SampleEvents.started(Trigger.MANUAL)))
                .isFalse();
    }

    @Test
    void tableHasEveryIdentifier() {
        assertThat(identifiers().map(row -> row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventIdentifier.values())
                        .map(EventIdentifier::id)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void parsesIdentifierWithAndWithoutPrefix(EventIdentifier identifier) {
        String id = identifier.id();
        assertThat(NotifyOn.parse(id).ids()).containsExactly(id);
        assertThat(NotifyOn.parse(id.substring("test.".length())).ids()).containsExactly(id);
        assertThat(NotifyOn.parse(" " + id.toUpperCase(java.util.Locale.ROOT) + " ")
                        .ids())
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "started, 3",
        "test.started, 3",
        "finished, 12",
        "test.finished, 12",
        "all, 15",
        "failed, 1",
        "'failed, timed_out', 2",
        "'started finished.changed', 4",
        "'', 15"
    })
    void parsesFamiliesAndLists(String list, int identifiers) {
        assertThat(NotifyOn.parse(list).ids()).hasSize(identifiers);
    }

    @ParameterizedTest
    @CsvSource({
        "faild, failed",
        "warnings, warning",
        "fnished, finished",
        "test.finished.abort_user, test.finished.aborted_user",
        "started.manul, started.manual",
        "test.stated, test.started",
        "al, all",
        "☃, all"
    })
    void refusalOfUnknownWordNamesNearest(String word, String nearest) {
        assertThatThrownBy(() -> NotifyOn.of(List.of("started", word)))
                .isInstanceOfSatisfying(UnknownEventException.class, unknown -> {
                    assertThat(unknown.word()).isEqualTo(word);
                    assertThat(unknown.nearest()).isEqualTo(nearest);
                })
                .hasMessage("unknown notify-on event '" + word + "' (did you mean '" + nearest + "'?)");
    }

    @Test
    void refusalQuotesHostileWordInOneShortLine() {
        assertThatThrownBy(() -> NotifyOn.of(List.of("x\n".repeat(100_000))))
                .message()
                .hasSizeLessThan(150)
                .doesNotContain("\n");
    }

    @Test
    void alwaysAcceptsTestHook() {
        assertThat(NotifyOn.parse("failed").accepts(new TestHookEvent())).isTrue();
    }

    @Test
    void equalsComparesIdentifiers() {
        assertThat(NotifyOn.parse("started,failed"))
                .isEqualTo(NotifyOn.parse("test.finished.failed test.started"))
                .hasSameHashCodeAs(NotifyOn.parse("failed,started"))
                .isNotEqualTo(NotifyOn.ALL)
                .hasToString("test.started.manual,test.started.scheduled,test.started.triggered,test.finished.failed");
    }

    private static List<RunEvent> started(Trigger trigger) {
        return List.of(SampleEvents.started(trigger));
    }

    private static List<RunEvent> stopped(K6Status status) {
        return List.of(SampleEvents.finished(SampleEvents.stopped(status)));
    }

    /** A run that failed like the one before, compared with one that passed. */
    private static RunEvent sinceLastPassed(List<RunEvent> failed) {
        TestFinished now = (TestFinished) failed.get(0);
        PreviousRun passed =
                new PreviousRun("perf", 38, K6Result.PASSED, Map.of(), TestSetup.UNKNOWN, Baseline.PASSED, List.of());
        return new TestFinished(now.context(), now.run(), passed, List.of(), K6Result.FAILED);
    }

    private static RunEvent after(Outcome outcome, @CheckForNull K6Result before) {
        PreviousRun previous = before == null ? null : new PreviousRun("perf", 41, before, Map.of());
        return new TestFinished(SampleEvents.context(Trigger.MANUAL), SampleEvents.over(outcome), previous);
    }
}
