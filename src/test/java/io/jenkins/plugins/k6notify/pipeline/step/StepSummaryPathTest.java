package io.jenkins.plugins.k6notify.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the directory of {@code summaryFile}, with paths of agents of both systems, independent of the controller. */
class StepSummaryPathTest {

    @ParameterizedTest
    @CsvSource({
        "/home/ci/workspace/perf, /home/ci/workspace/perf",
        "/home/ci/workspace/perf/load/k6, /home/ci/workspace/perf",
        "/perf, /",
        "C:\\ci\\workspace\\perf, C:\\ci\\workspace\\perf",
        "C:\\ci\\workspace\\perf\\load\\k6, C:\\ci\\workspace\\perf",
        "C:\\ci\\workspace\\perf/load, C:\\ci\\workspace\\perf",
        "C:/ci/workspace/perf/load, C:/ci/workspace/perf",
        "c:\\CI\\workspace\\perf\\load, C:\\ci\\workspace\\perf",
        "C:\\perf, C:\\",
        "\\\\files\\ci\\perf\\load, \\\\files\\ci\\perf"
    })
    void directoryInWorkspaceIsWithin(String directory, String workspace) {
        assertThat(StepSummary.isWithin(directory, workspace)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ci/workspace/perf@2, /home/ci/workspace/perf",
        "/home/ci/workspace, /home/ci/workspace/perf",
        "/home/ci/workspace/PERF/load, /home/ci/workspace/perf",
        "/home/ci/workspace/perf\\load, /home/ci/workspace/perf",
        "C:\\ci\\workspace\\perf@2\\load, C:\\ci\\workspace\\perf",
        "C:\\ci\\workspace, C:\\ci\\workspace\\perf",
        "D:\\ci\\workspace\\perf\\load, C:\\ci\\workspace\\perf"
    })
    void otherDirectoryIsNotWithin(String directory, String workspace) {
        assertThat(StepSummary.isWithin(directory, workspace)).isFalse();
    }
}
