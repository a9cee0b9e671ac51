package io.jenkins.plugins.k6notify.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.distributed.DistributedRun;
import io.jenkins.plugins.k6notify.engine.distributed.SampleInstances;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import org.junit.jupiter.api.Test;

/** Verifies the facts of a distributed run; the golden files have those of other runs. */
class RunFactsTest {

    @Test
    void instancesAreCountedAndPercentileIsOfWorst() {
        assertThat(RunContent.of(SampleEvents.distributed()).facts())
                .contains(
                        new Fact("Instances", "3 (1 failed)"),
                        new Fact("p(95)", "612.3 ms (worst instance)"),
                        new Fact("Error rate", "1.00%"),
                        new Fact("Checks", "60 of 63 passed"),
                        new Fact("Requests", "10.5/s"));
    }

    @Test
    void valuesOfOneInstanceAreItsOwn() {
        K6Run only = new DistributedRun(1)
                .with(
                        "console",
                        null,
                        "eu",
                        SampleInstances.crossedInOne().instances().get(0).run())
                .finished(1);

        assertThat(RunContent.of(new TestFinished(SampleEvents.context(Trigger.MANUAL), only, null))
                        .facts())
                .contains(new Fact("Instances", "1"), new Fact("p(95)", "301.4 ms"));
    }
}
