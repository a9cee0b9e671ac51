package io.jenkins.plugins.k6notify.job;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.Cause.UpstreamCause;
import hudson.model.Cause.UserIdCause;
import hudson.triggers.TimerTrigger.TimerTriggerCause;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import org.junit.jupiter.api.Test;

class BuildCausesTest {

    private static BuildCauses of(Cause... causes) {
        return new BuildCauses(new FakeRun(new FakeJob("", "perf"), causes));
    }

    private static UpstreamCause startedBy(Cause... causes) {
        return new UpstreamCause(new FakeRun(new FakeJob("apps", "checkout"), causes));
    }

    @Test
    void userCauseIsManual() {
        assertThat(of(new UserIdCause("ada")).trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(of(new UserIdCause("ada")).user()).isEqualTo("ada");
    }

    @Test
    void anonymousUserHasNoName() {
        assertThat(of(new UserIdCause((String) null)).trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(of(new UserIdCause((String) null)).user()).isNull();
    }

    @Test
    void timerCauseIsScheduled() {
        assertThat(of(new TimerTriggerCause()).trigger()).isEqualTo(Trigger.SCHEDULED);
        assertThat(of(new TimerTriggerCause()).user()).isNull();
    }

    @Test
    void userTakesPrecedenceOverTimer() {
        assertThat(of(new TimerTriggerCause(), new UserIdCause("ada")).trigger())
                .isEqualTo(Trigger.MANUAL);
    }

    @Test
    void upstreamCauseIsThatOfFirstBuild() {
        assertThat(of(startedBy(startedBy(new TimerTriggerCause()))).trigger()).isEqualTo(Trigger.SCHEDULED);
        assertThat(of(startedBy(new UserIdCause("ada"))).trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(of(startedBy(new UserIdCause("ada"))).user()).isEqualTo("ada");
    }

    @Test
    void otherCauseIsTriggered() {
        assertThat(of().trigger()).isEqualTo(Trigger.TRIGGERED);
        assertThat(of(startedBy()).trigger()).isEqualTo(Trigger.TRIGGERED);
    }

    @Test
    void wordsNameTriggerAndUser() {
        assertThat(of(new UserIdCause("ada")).text()).isEqualTo("manual, ada");
        assertThat(of(new UserIdCause((String) null)).text()).isEqualTo("manual");
        assertThat(of(new TimerTriggerCause()).text()).isEqualTo("scheduled");
        assertThat(of().text()).isEqualTo("triggered");
    }
}
