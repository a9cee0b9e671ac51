package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.distributed.DistributedRun;
import io.jenkins.plugins.k6notify.engine.distributed.SampleInstances;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a record keeps the facts of the instances of its run. */
class DistributedRecordTest {

    @TempDir
    private Path build;

    private static final K6Run RUN = SampleInstances.crossedInOne();

    private RunRecord stored(K6Run run) {
        new RunRecords(() -> build).add(ordinal -> SampleRuns.record(run)).orElseThrow();
        return new RunRecords(() -> build).all().get(0);
    }

    @Test
    void storedRunHasItsInstances() {
        RunRecord read = stored(RUN);

        assertThat(read).isEqualTo(SampleRuns.record(RUN));
        assertThat(new DistributedRun(read.run().instances(), 3).finished(1)).isEqualTo(RUN);
    }

    @Test
    void storedInstancesHaveNoOriginalSummaries() throws IOException {
        K6Run first = RUN.instances().get(0).run();
        K6Run withOriginal = new K6Run(
                1,
                first.banner(),
                first.started(),
                first.ended(),
                first.outcome(),
                0,
                first.summary().withOriginal("{\"metrics\":{}}"));

        stored(new DistributedRun(1).with("step", null, "eu", withOriginal).running(1));

        assertThat(Files.readString(build.resolve(RunRecordsFile.NAME))).doesNotContain("original");
    }

    @Test
    void runOfOneProcessHasNothingOfInstancesInFile() throws IOException {
        stored(RUN.instances().get(0).run());

        assertThat(Files.readString(build.resolve(RunRecordsFile.NAME)))
                .doesNotContain("instances", "stream", "ofWorst");
    }

    @Test
    void instancesAreFoundBySource() {
        RunRecord record = SampleRuns.record(RUN);

        assertThat(record.shownBy("step checkout-2"))
                .containsExactly(RUN.instances().get(1).run());
        assertThat(record.shownBy(record.source().id())).isEmpty();
        assertThat(record.awaitedSources()).isEmpty();
        RunRecord running = SampleRuns.record(new DistributedRun(2)
                .with("1", null, null, RUN.instances().get(0).run())
                .with("2", null, null, SampleRuns.run(1, RUN.banner(), null, RUN.summary()))
                .running(1));
        assertThat(running.awaitedSources()).containsExactly("2");
    }
}
