package io.jenkins.plugins.k6notify.view;

import static io.jenkins.plugins.k6notify.record.SampleRuns.left;
import static io.jenkins.plugins.k6notify.record.SampleRuns.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeBadgeTest {

    private static OutcomeBadge of(K6Status status, K6Result result, Kind kind) {
        Outcome outcome = new Outcome(status, result, kind, "why");
        return OutcomeBadge.of(record(1, outcome));
    }

    @ParameterizedTest
    @CsvSource({
        "FINISHED, PASSED, PASSED, passed, Passed",
        "FINISHED, FAILED, TEST_FAILED, failed, Failed",
        "ABORTED_BY_THRESHOLD, FAILED, TEST_FAILED, failed, Aborted by threshold",
        "TIMED_OUT, FAILED, STOPPED, stopped, Timed out",
        "ABORTED_BY_USER, FAILED, STOPPED, stopped, Aborted by user",
        "ABORTED_BY_SYSTEM, FAILED, STOPPED, stopped, Aborted by system",
        "ABORTED_BY_SCRIPT_ERROR, FAILED, STOPPED, stopped, Aborted by script error",
        "ABORTED_BY_LIMIT, FAILED, STOPPED, stopped, Aborted by limit",
    })
    void showsOutcomeOfRun(K6Status status, K6Result result, Kind kind, String style, String word) {
        assertThat(of(status, result, kind)).extracting("style", "word").containsExactly(style, word);
    }

    @Test
    void outcomesDifferInIconAndWord() {
        List<OutcomeBadge> badges = new ArrayList<>(List.of(
                of(K6Status.FINISHED, K6Result.PASSED, Kind.PASSED),
                of(K6Status.FINISHED, K6Result.FAILED, Kind.TEST_FAILED),
                of(K6Status.ABORTED_BY_USER, K6Result.FAILED, Kind.STOPPED),
                OutcomeBadge.of(record(1, null)),
                OutcomeBadge.of(left(1))));
        assertThat(badges).extracting(OutcomeBadge::icon).doesNotHaveDuplicates();
        assertThat(badges).extracting(OutcomeBadge::word).doesNotHaveDuplicates();
    }

    @Test
    void runLeftInCloudIsNotRunning() {
        assertThat(OutcomeBadge.of(record(1, null)).word()).isEqualTo("Running");
        assertThat(OutcomeBadge.of(left(1)).word()).isEqualTo("Left running in k6 Cloud");
    }
}
