package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests builds that wait for the delivery of their notifications. */
@InJenkins
@WithJenkins
class FailOnDeliveryErrorTest {

    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
    }

    private static String waiting(String channel, String steps) {
        return "node { k6Notify(channels: ['" + channel + "'], failOnDeliveryError: true) { " + steps
                + " } }\necho 'went on'";
    }

    @Test
    void refusedMessageFailsBuild() throws Exception {
        try (Receiver receiver = Receiver.answering(410, "channel_is_archived")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("passes", waiting("perf", sh(PASSES)))
                    .scripted("crosses", waiting("perf", sh(CROSSES)))
                    .scripted("no-k6", waiting("perf", "echo 'nothing'"))
                    .scripted("no-k6-no-channel", waiting("nowhere", "echo 'nothing'"))
                    .scripted("caught", "catchError(buildResult: 'UNSTABLE') { " + waiting("perf", sh(PASSES)) + " }")
                    .scripted("run-step", "k6NotifyRun(channels: ['perf'], exitCode: 0, failOnDeliveryError: true)")
                    .scripted("without", "node { k6Notify(channels: ['perf']) { " + sh(PASSES) + " } }")
                    .run();
            String words =
                    "ERROR: k6 notifications were not delivered: perf: the receiver returned HTTP 410: channel_is_archived";
            assertThat(pipelines.result("passes")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("passes")).contains(words).doesNotContain("went on");
            assertThat(pipelines.result("crosses")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("crosses"))
                    .contains("ERROR: script returned exit code 99")
                    .doesNotContain(words);
            assertThat(pipelines.result("no-k6")).isEqualTo(Result.SUCCESS);
            assertThat(pipelines.result("no-k6-no-channel")).isEqualTo(Result.SUCCESS);
            assertThat(pipelines.result("caught")).isEqualTo(Result.UNSTABLE);
            assertThat(pipelines.result("run-step")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("run-step")).contains(words);
            assertThat(pipelines.result("without")).isEqualTo(Result.SUCCESS);
        }
    }

    @Test
    void missingOrDisabledChannelFailsBuild() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("unknown", waiting("nowhere", sh(PASSES)))
                    .scripted("one-of-two", waiting("perf', 'nowhere", sh(PASSES)))
                    .scripted("disabled", waiting("off", sh(PASSES)))
                    .scripted("without", "node { k6Notify(channels: ['nowhere']) { " + sh(PASSES) + " } }");
            List<Channel> channels = new ArrayList<>(K6NotifyConfiguration.get().getChannels());
            Channel off = Perf.webhook("off", "perf-url");
            off.setEnabled(false);
            channels.add(off);
            K6NotifyConfiguration.get().setChannels(channels);
            pipelines.run();
            String unknown = "The channel \"nowhere\" does not exist";
            String error = "ERROR: k6 notifications were not delivered: ";
            assertThat(pipelines.result("unknown")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("unknown")).contains("[k6-notify] " + unknown, error + unknown);
            assertThat(pipelines.result("one-of-two")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("one-of-two")).contains(error + unknown);
            assertThat(pipelines.result("disabled")).isEqualTo(Result.FAILURE);
            assertThat(pipelines.log("disabled")).contains(error + "The channel \"off\" is disabled.");
            assertThat(pipelines.result("without")).isEqualTo(Result.SUCCESS);
            assertThat(pipelines.log("without")).containsOnlyOnce("[k6-notify]").contains("[k6-notify] " + unknown);
            assertThat(pipelines.events("one-of-two")).isEqualTo("S 3/0");
        }
    }

    @Test
    void waitsUntilMessageIsDelivered() throws Exception {
        try (Receiver receiver = Receiver.answering(503, "later")) {
            Pipelines pipelines = new Pipelines(r, receiver).scripted("job", waiting("perf", sh(PASSES)));
            WorkflowRun build = pipelines.begin("job");
            receiver.answersNow(200);
            pipelines.end("job", build);
            r.assertBuildStatusSuccess(build);
            assertThat(pipelines.events("job")).isEqualTo("S S 3/0");
            assertThat(receiver.all().stream()
                            .map(one -> one.header("X-loadimpact-id"))
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void abortEndsWaiting() throws Exception {
        try (Receiver receiver = Receiver.answering(503, "never")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("aborted", waiting("perf", sh(PASSES)))
                    .scripted("timeout", "timeout(time: 15, unit: 'SECONDS') { " + waiting("perf", sh(PASSES)) + " }")
                    .scripted("run-step", "k6NotifyRun(channels: ['perf'], exitCode: 0, failOnDeliveryError: true)");
            WorkflowRun timedOut = pipelines.job("timeout").scheduleBuild2(0).waitForStart();
            for (String name : List.of("aborted", "run-step")) {
                WorkflowRun build = pipelines.begin(name);
                r.waitForMessage(name.equals("run-step") ? "k6NotifyRun" : "[Pipeline] }", build);
                build.getExecutor().interrupt();
                r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(build));
            }
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(timedOut));
        }
    }
}
