package io.jenkins.plugins.k6notify.engine.distributed;

import static io.jenkins.plugins.k6notify.engine.distributed.SampleInstances.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DistributedRunTest {

    private static final K6Run PASSED = passed("a").run();
    private static final K6Run RUNNING =
            SampleInstances.of("a", null, K6Summary.EMPTY).run();

    private final DistributedRun run = new DistributedRun(2);

    @Test
    void isCompleteWithLastExpectedInstance() {
        DistributedRun one = run.with("step 1", "agent", "a", PASSED);
        DistributedRun two = one.with("step 2", "agent", "b", RUNNING);

        assertThat(one.isComplete()).isFalse();
        assertThat(two.isComplete()).isFalse();
        assertThat(two.ended("step 2", PASSED).isComplete()).isTrue();
        assertThat(new DistributedRun(two.ended("step 2", PASSED).instances(), null).isComplete())
                .isFalse();
    }

    @Test
    void instanceIsIdentifiedBySourceAndNumber() {
        DistributedRun one = run.with("step 1", "agent", "a", RUNNING.withOrdinal(2));

        assertThat(one.has("step 1", 2)).isTrue();
        assertThat(one.has("step 1", 1)).isFalse();
        assertThat(one.has("step 2", 2)).isFalse();
        assertThat(one.ended("step 1", PASSED)).isEqualTo(one);
    }

    @Test
    void endedInstanceStaysAsItIs() {
        DistributedRun ended = run.with("step 1", "agent", "a", PASSED);
        K6Run aborted = RUNNING.ended(Interruption.USER.outcome(), Instant.now());

        assertThat(ended.ended("step 1", aborted)).isEqualTo(ended);
    }

    @Test
    void instanceKeepsItsFirstStart() {
        Instant first = RUNNING.started().minusSeconds(30);
        DistributedRun ended =
                run.with("step 1", null, null, RUNNING.startedAt(first)).ended("step 1", PASSED);

        assertThat(ended.instances())
                .extracting(instance -> instance.run().started())
                .containsExactly(first);
    }

    @Test
    void runningInstancesEndWithOutcomeFromOutside() {
        K6Run finished = run.with("step 1", null, "eu", PASSED)
                .with("step 2", null, "us", RUNNING)
                .ended(Interruption.SYSTEM.outcome(), Instant.EPOCH)
                .finished(3);

        assertThat(finished.status()).isEqualTo(K6Status.ABORTED_BY_SYSTEM);
        assertThat(finished.outcome().reason())
                .isEqualTo("1 of 2 instances did not pass; us: Interrupted by the system");
        assertThat(finished.instances().get(1).run().ended()).isEqualTo(RUNNING.started());
    }

    @Test
    void isFullWithHundredInstances() {
        RunInstance one = passed("a");

        assertThat(new DistributedRun(Collections.nCopies(99, one), null).isFull())
                .isFalse();
        assertThat(new DistributedRun(Collections.nCopies(100, one), null).isFull())
                .isTrue();
    }

    @Test
    void nodeIsKnownIfItIsTheSame() {
        DistributedRun one = run.with("1", "agent", "a", PASSED);

        assertThat(run.node()).isNull();
        assertThat(one.with("2", "agent", "b", PASSED).node()).isEqualTo("agent");
        assertThat(one.with("2", "other", "b", PASSED).node()).isNull();
        assertThat(one.with("2", null, "b", PASSED).node()).isNull();
    }

    @Test
    void labelsOfInstancesAreUnique() {
        assertThat(run.with("1", "agent", "a", PASSED)
                        .with("1", "agent", "a", PASSED.withOrdinal(2))
                        .with("1", "agent", "a", PASSED.withOrdinal(3))
                        .instances())
                .extracting(RunInstance::label)
                .containsExactly("a", "agent / a", "agent / a (2)");
    }
}
