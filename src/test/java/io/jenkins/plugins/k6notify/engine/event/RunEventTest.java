package io.jenkins.plugins.k6notify.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEventTest {

    /** The first 31 bits of the SHA-256 of "perf/checkout", a line feed and "Checkout". */
    private static final int STABLE_ID = 1_731_115_335;

    private static final Build BUILD = new Build("perf/checkout", 42, null, null);

    @Test
    void nameIsGivenNameElseScriptElseJob() {
        assertThat(event("Checkout", "a.js", BUILD).name()).isEqualTo("Checkout");
        assertThat(event(" ", "a.js", BUILD).name()).isEqualTo("a.js");
        assertThat(event(null, "/home/ci/tests/a.js", BUILD).name()).isEqualTo("a.js");
        assertThat(event(null, "-", BUILD).name()).isEqualTo("perf/checkout");
        assertThat(event(null, null, BUILD).name()).isEqualTo("perf/checkout");
        assertThat(event(null, null, null).name()).isEqualTo("k6");
    }

    @Test
    void branchHasDecodedNameAndFullNameAsKey() {
        Build branch = new Build("shop/feature%2Fx%20+%C3%A4", 1, null, null);
        assertThat(event(null, null, branch).name()).isEqualTo("shop/feature/x +ä");
        assertThat(event(null, null, branch).testKey()).isEqualTo("shop/feature%2Fx%20+%C3%A4");
        assertThat(new Build("50%", 1, null, null).jobTitle()).isEqualTo("50%");
        assertThat(new Build("100%zz", 1, null, null).jobTitle()).isEqualTo("100%zz");
    }

    @Test
    void nameIsOneLineOfLimitedLength() {
        assertThat(event("two\r\nlines\u0000\u001B[31m", null, null).name()).isEqualTo("two lines [31m");
        assertThat(event("\uD83D\uDE80".repeat(10_000), null, null).name())
                .hasSizeLessThanOrEqualTo(255)
                .endsWith("\uD83D\uDE80…");
        assertThat(event("half \uD83D", null, null).name()).isEqualTo("half \uFFFD");
    }

    @Test
    void loadTestIdIsStable() {
        RunEvent event = event("Checkout", "a.js", BUILD);
        // Receivers store these numbers: they must not change between versions.
        assertThat(event.loadTestId()).isEqualTo(STABLE_ID).isPositive();
        assertThat(event("Checkout", "b.js", new Build("perf/checkout", 43, null, null))
                        .loadTestId())
                .isEqualTo(STABLE_ID);
        assertThat(event("Search", "a.js", BUILD).loadTestId()).isNotEqualTo(STABLE_ID);
        assertThat(event("Checkout", "a.js", new Build("other", 42, null, null)).loadTestId())
                .isNotEqualTo(STABLE_ID);
    }

    /**
     * Receivers and stored runs identify tests by these keys: earlier versions used the path of a script as its name.
     */
    @Test
    void scriptsWithSameBaseNameAreDifferentTests() {
        RunEvent cart = event(null, "cart/load.js", BUILD);
        RunEvent search = event(null, "search/load.js", BUILD);
        assertThat(cart.name()).isEqualTo(search.name());
        assertThat(cart.testKey()).isEqualTo("cart/load.js").isNotEqualTo(search.testKey());
        assertThat(cart.loadTestId()).isNotEqualTo(search.loadTestId());
        assertThat(event("cart/load.js", "a.js", BUILD).loadTestId()).isEqualTo(cart.loadTestId());

        assertThat(event("Checkout", "cart/load.js", BUILD).testKey()).isEqualTo("Checkout");
        assertThat(event(null, "-", BUILD).testKey()).isEqualTo("perf/checkout");
        assertThat(event(null, null, null).testKey()).isEqualTo("k6");
        assertThat(event(null, "a/".repeat(500), null).testKey()).hasSize(255);
    }

    @Test
    void givenLoadTestIdTakesPrecedence() {
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, 77, BUILD);
        assertThat(new TestStarted(context, run("a.js", null, 1)).loadTestId()).isEqualTo(77);
    }

    @Test
    void runIdCombinesBuildAndOrdinal() {
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, null, BUILD);
        assertThat(new TestStarted(context, run("a.js", null, 3)).loadTestRunId())
                .isEqualTo(42_003);
        assertThat(new TestStarted(context, run("a.js", 123_456_789_012L, 3)).loadTestRunId())
                .isEqualTo(123_456_789_012L);
        assertThat(event(null, "a.js", null).loadTestRunId()).isEqualTo(1);
    }

    @Test
    void userIdIsDerivedFromUser() {
        TestContext alice = new TestContext(null, Trigger.MANUAL, "alice", 0, 0, null, BUILD);
        TestContext bob = new TestContext(null, Trigger.MANUAL, "bob", 0, 0, null, BUILD);
        assertThat(new TestStarted(alice, run("a.js", null, 1)).userId())
                .isPositive()
                .isNotEqualTo(new TestStarted(bob, run("a.js", null, 1)).userId());
        assertThat(event(null, "a.js", BUILD).userId()).isZero();
    }

    @Test
    void typeIsNameOfEvent() {
        assertThat(SampleEvents.started(Trigger.MANUAL).type().id()).isEqualTo("test.started");
        assertThat(SampleEvents.finished(SampleEvents.passed()).type().id()).isEqualTo("test.finished");
        assertThat(new TestHookEvent().type().id()).isEqualTo("test.notification_channel");
    }

    @Test
    void identifierOfFinishedRunIsItsResult() {
        assertThat(SampleEvents.finished(SampleEvents.passed()).identifier())
                .isEqualTo(EventIdentifier.FINISHED_SUCCESS);
        assertThat(SampleEvents.finished(SampleEvents.thresholdsFailed()).identifier())
                .isEqualTo(EventIdentifier.FINISHED_FAILED);
    }

    @Test
    void contextNeedsNameAndTriggerOnly() {
        RunEvent event = new TestStarted(TestContext.of("Checkout", Trigger.SCHEDULED), run("a.js", null, 1));
        assertThat(event.name()).isEqualTo("Checkout");
        assertThat(event.identifier()).isEqualTo(EventIdentifier.STARTED_SCHEDULED);
        assertThat(event.context().build()).isNull();
        assertThat(event.userId()).isZero();
    }

    private static RunEvent event(String testName, String script, Build build) {
        return new TestStarted(
                new TestContext(testName, Trigger.MANUAL, null, 0, 0, null, build), run(script, null, 1));
    }

    private static K6Run run(String script, Long cloudRunId, int ordinal) {
        Banner banner = new Banner(Execution.LOCAL, script, null, cloudRunId);
        return new K6Run(ordinal, banner, SampleEvents.STARTED, null, null, null, K6Summary.EMPTY);
    }

    @Test
    void gatesCompareWithPreviousRunUnlessItTestedSomethingElse() {
        List<QualityGate> gates = List.of(new QualityGate(null, "p(95)", null, "+20%", null));

        TestFinished worse = SampleEvents.worse();
        assertThat(worse.judgedBy(gates).verdict().findings())
                .extracting(GateFinding::kind)
                .containsExactly(GateFinding.Kind.ROSE);
        TestFinished other = new TestFinished(worse.context(), worse.run(), SampleEvents.pinned());
        assertThat(other.judgedBy(gates).verdict().findings())
                .extracting(GateFinding::kind)
                .containsExactly(GateFinding.Kind.NOT_COMPARABLE);
        assertThat(SampleEvents.finished(SampleEvents.passed())
                        .judgedBy(gates)
                        .verdict()
                        .findings())
                .extracting(GateFinding::kind)
                .containsExactly(GateFinding.Kind.NO_PREVIOUS);
    }
}
