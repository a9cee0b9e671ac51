package io.jenkins.plugins.k6notify.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * Measures the load on a controller of pipelines that run k6 at the same time: without the block of this plugin, with
 * it, and with the step of the Slack plugin instead. The rounds run in turn in one controller, after one round of each
 * way that does not count.
 */
class PipelineMeasurement {

    private static final int PIPELINES = Integer.getInteger("measure.pipelines", 200);
    private static final int ROUNDS = Integer.getInteger("measure.rounds", 3);
    private static final int LINES = 5000;
    private static final int SECONDS_OF_HALF = 10;
    private static final Duration LATE = Duration.ofSeconds(10);

    @RegisterExtension
    private final RealJenkinsExtension controller = Controllers.measured();

    @TempDir
    private Path directory;

    @Test
    void concurrentPipelines() throws Throwable {
        measure("pipelines", Duration.ZERO, true, Way.NOBODY, Way.K6_NOTIFY);
    }

    @Test
    void concurrentPipelinesWithSlowReceiver() throws Throwable {
        measure("pipelines-late-receiver", LATE, false, Way.NOBODY, Way.K6_NOTIFY, Way.SLACK_SEND);
    }

    private void measure(String name, Duration wait, boolean toTheEnd, Way... ways) throws Throwable {
        String script =
                StretchedConsole.script(directory, LINES, SECONDS_OF_HALF).toString();
        try (LateReceiver receiver = new LateReceiver(wait)) {
            controller.startJenkins();
            controller.runRemotely(PipelineLoad::prepare, PIPELINES, script, receiver.url());
            Figures figures = new Figures(
                    name,
                    controller.runRemotely(PipelineLoad::version),
                    "told by",
                    "round",
                    "all builds s",
                    "median build s",
                    "processor s",
                    "live heap MB",
                    "peak heap MB",
                    "threads",
                    "messages waiting");
            for (int round = 0; round <= ROUNDS; round++) {
                for (Way way : ways) {
                    int before = receiver.answered();
                    Load load = round(way, toTheEnd);
                    if (way == Way.K6_NOTIFY && toTheEnd) {
                        assertThat(receiver.answered() - before).isEqualTo(2 * PIPELINES);
                    }
                    figures.row(
                            way,
                            round == 0 ? "warm-up" : round,
                            load.seconds(),
                            load.secondsOfBuild(),
                            load.processor(),
                            load.live(),
                            load.peak(),
                            load.threads(),
                            load.waiting());
                }
            }
            figures.keep();
        }
    }

    private Load round(Way way, boolean toTheEnd) throws Throwable {
        return controller.runRemotely(PipelineLoad::round, way, PIPELINES, directory.toFile(), toTheEnd);
    }
}
