package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class K6RunsActionTest {

    @TempDir
    private Path directory;

    @Test
    void buildHasOneAction() {
        FakeRun build = new FakeRun(new FakeJob("", "perf"), null, directory);
        K6RunsAction action = K6RunsAction.of(build);
        assertThat(K6RunsAction.of(build)).isSameAs(action);
        assertThat(build.getAction(K6RunsAction.class)).isSameAs(action);
    }

    @Test
    void buildWithoutFileHasNoRuns() {
        assertThat(K6RunsAction.of(new FakeRun(new FakeJob("", "perf"), null, directory))
                        .getRuns())
                .isEmpty();
    }

    @Test
    void damagedFileIsRenamed() throws Exception {
        Files.writeString(directory.resolve(RunRecordsFile.NAME), "[{");
        assertThat(K6RunsAction.of(new FakeRun(new FakeJob("", "perf"), null, directory))
                        .getRuns())
                .isEmpty();
        assertThat(directory.resolve(RunRecordsFile.NAME + ".damaged")).hasContent("[{");
    }
}
