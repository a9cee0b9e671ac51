package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import org.junit.jupiter.api.Test;

class ActiveBlocksTest {

    private static final FakeJob JOB = new FakeJob("", "perf");

    private final ActiveBlocks blocks = new ActiveBlocks();
    private final FakeRun build = new FakeRun(JOB);

    private static BlockMonitor follower() {
        return new BlockMonitor(null, "3", null, null, Runnable::run, null);
    }

    @Test
    void blockIsOpenUntilClosed() {
        BlockMonitor follower = follower();
        blocks.opened("id", build, follower);
        assertThat(blocks.monitor("id")).containsSame(follower);
        assertThat(blocks.monitor("another")).isEmpty();
        blocks.closed("id");
        assertThat(blocks.monitor("id")).isEmpty();
    }

    /** Otherwise the monitor and its pipeline would stay in memory. */
    @Test
    void blocksOfKilledBuildAreForgotten() {
        BlockMonitor other = follower();
        blocks.opened("killed", build, follower());
        blocks.opened("other", new FakeRun(JOB, build, null), other);
        blocks.onFinalized(build);
        assertThat(blocks.monitor("killed")).isEmpty();
        assertThat(blocks.monitor("other")).containsSame(other);
    }
}
