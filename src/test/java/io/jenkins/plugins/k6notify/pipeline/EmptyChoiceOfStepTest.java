package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that a step without events is refused in the snippet generator and in the build. */
@InJenkins
@WithJenkins
class EmptyChoiceOfStepTest {

    private static final String WORDS =
            "notifyOn: choose at least one event. To stop the notifications, delete the step.";

    @Test
    void snippetGeneratorRefusesEmptyChoice(JenkinsRule r) throws Exception {
        for (Class<?> step : List.of(K6NotifyStep.class, K6NotifyRunStep.class)) {
            assertThat(Pipelines.snippet(r, step, "\"notifyOn\": \"\""))
                    .as(step.getName())
                    .contains(WORDS)
                    .doesNotContain("\tat ");
            assertThat(Pipelines.snippet(r, step, "\"notifyOn\": [\"\", \"test.finished.failed\"]"))
                    .contains("notifyOn: ['test.finished.failed']")
                    .doesNotContain(WORDS);
            assertThat(Pipelines.snippet(r, step, "\"notifyOn\": [\"\", \"all\"]"))
                    .doesNotContain("notifyOn");
        }
    }

    @Test
    void emptyChoiceFailsBuild(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("block", "node { k6Notify(channels: ['perf'], notifyOn: []) { " + sh(PASSES) + " } }")
                    .scripted("blank", "node { k6Notify(channels: ['perf'], notifyOn: ['']) { " + sh(PASSES) + " } }")
                    .scripted("report", "k6NotifyRun(channels: ['perf'], notifyOn: [], exitCode: 0)")
                    .scripted("default", "node { k6Notify(channels: ['perf']) { " + sh(PASSES) + " } }")
                    .run();
            for (String name : List.of("block", "blank", "report")) {
                assertThat(pipelines.result(name)).as(name).isEqualTo(Result.FAILURE);
                assertThat(pipelines.log(name)).as(name).contains(WORDS);
            }
            pipelines.assertEvents(Map.of("block", "none", "blank", "none", "report", "none", "default", "S 3/0"));
        }
    }
}
