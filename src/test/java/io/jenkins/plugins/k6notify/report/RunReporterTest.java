package io.jenkins.plugins.k6notify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the messages and records of runs of a build. */
@InJenkins
@WithJenkins
class RunReporterTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private FreeStyleProject project;

    @BeforeEach
    void channels(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts", "other");
        project = r.createFreeStyleProject("load");
    }

    private String trigger(Run<?, ?> build) throws Exception {
        Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
        JsonNode body = Events.json(receiver.take());
        String trigger = body.path("jenkins").path("trigger").asText();
        assertThat(body.path("event_type").asText()).isEqualTo("test.started." + trigger);
        JsonNode user = body.path("jenkins").path("user");
        assertThat(body.path("user_id").asInt() == 0).isEqualTo(user.isNull());
        return user.isNull() ? trigger : trigger + " by " + user.asText();
    }

    /** A channel of another plugin whose format fails. */
    public static final class Speechless extends Channel {

        public Speechless(String name, String credentialsId) {
            super(name, credentialsId);
        }

        @NonNull
        @Override
        public MessageFormat format() {
            return (id, event) -> {
                throw new IllegalStateException("no words for " + event.type());
            };
        }
    }

    @Test
    void brokenChannelDoesNotDelayOthers() throws Exception {
        Events.channels(receiver, "alerts");
        List<Channel> channels = new ArrayList<>(K6NotifyConfiguration.get().getChannels());
        channels.add(0, new Speechless("chat", "the-url"));
        K6NotifyConfiguration.get().setChannels(channels);
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "chat", "alerts").finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.json(receiver.take()).path("event").asText()).isEqualTo("test.finished");
        assertThat(Events.deliveries(build))
                .extracting(DeliveryRecord::channel, DeliveryRecord::state)
                .containsExactlyInAnyOrder(tuple("chat", State.FAILED), tuple("alerts", State.DELIVERED));
        assertThat(Events.runs(build)).singleElement().matches(RunRecord::endTold);
    }

    @Test
    void triggerDependsOnCause() throws Exception {
        Cause user = new Cause.UserIdCause("alice");
        Cause timer = new TimerTrigger.TimerTriggerCause();
        Cause change = new SCMTrigger.SCMTriggerCause("");
        FreeStyleProject upstream = r.createFreeStyleProject("upstream");
        Cause ofTimer = new Cause.UpstreamCause(Runs.build(upstream, timer));
        Cause ofUser = new Cause.UpstreamCause(Runs.build(upstream, user));
        Cause ofChange = new Cause.UpstreamCause(Runs.build(upstream, change));
        assertThat(trigger(Runs.build(project, user))).isEqualTo("manual by alice");
        assertThat(trigger(Runs.build(project, new Cause.UserIdCause()))).startsWith("manual");
        assertThat(trigger(Runs.build(project, timer))).isEqualTo("scheduled");
        assertThat(trigger(Runs.build(project, change))).isEqualTo("triggered");
        assertThat(trigger(Runs.build(project, new Cause.RemoteCause("10.0.0.7", "token"))))
                .isEqualTo("triggered");
        assertThat(trigger(Runs.build(project, ofTimer))).isEqualTo("scheduled");
        assertThat(trigger(Runs.build(project, ofUser))).isEqualTo("manual by alice");
        assertThat(trigger(Runs.build(project, ofChange))).isEqualTo("triggered");
        assertThat(trigger(Runs.build(project, change, timer))).isEqualTo("scheduled");
        assertThat(trigger(Runs.build(project, timer, user))).isEqualTo("manual by alice");
        assertThat(trigger(Runs.build(project))).isEqualTo("triggered");
    }

    @Test
    void replayNamesItsUser() throws Exception {
        WorkflowJob pipeline = r.createProject(WorkflowJob.class);
        pipeline.setDefinition(new CpsFlowDefinition("echo 'load'", true));
        WorkflowRun first = r.buildAndAssertSuccess(pipeline);
        assertThat(trigger(first)).isEqualTo("triggered");
        WorkflowRun again = (WorkflowRun) first.getAction(ReplayAction.class)
                .run("echo 'more load'", Map.of())
                .get();
        assertThat(trigger(r.assertBuildStatusSuccess(again))).startsWith("manual");
    }

    @Test
    void repeatedEventIsSentOnce() throws Exception {
        Run<?, ?> build = Runs.build(project);
        for (int i = 0; i < 2; i++) {
            RunReporter reporter = Runs.reporter(build, "alerts");
            reporter.started(Runs.SOURCE, Runs.started());
            reporter.finished(Runs.SOURCE, Runs.passed());
            reporter.started(Runs.SOURCE, Runs.started());
        }
        assertThat(Events.sent(receiver, build)).isEqualTo("S 3/0");
        assertThat(Events.runs(build))
                .singleElement()
                .satisfies(run -> assertThat(run.deliveries())
                        .extracting(DeliveryRecord::state)
                        .containsExactly(State.DELIVERED, State.DELIVERED));
    }

    @Test
    void repeatedEventHasSameId() throws Exception {
        Run<?, ?> build = Runs.build(project);
        OutboxService.stop();
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
        DeliveryRecord first = Events.runs(build).get(0).deliveries().get(0);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.runs(build)).singleElement().satisfies(run -> {
            assertThat(run.endTold()).isFalse();
            assertThat(run.deliveries()).extracting(DeliveryRecord::id).containsExactly(first.id());
        });
    }

    @Test
    void refusedSubmissionIsRecorded() throws Exception {
        Run<?, ?> build = Runs.build(project);
        OutboxService.stop();
        Runs.reporter(build, "alerts").started(Runs.SOURCE, Runs.started());
        assertThat(Events.runs(build).get(0).deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.FAILED);
            assertThat(delivery.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.text()).isNotBlank());
        });
    }

    @Test
    void channelsWithOneCredentialAreSeparate() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "alerts", "other", "ALERTS").finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.deliveries(build))
                .extracting(DeliveryRecord::channel, DeliveryRecord::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alerts", State.DELIVERED),
                        org.assertj.core.groups.Tuple.tuple("other", State.DELIVERED));
        Received first = receiver.take();
        assertThat(first.header("X-loadimpact-id")).isNotEqualTo(receiver.take().header("X-loadimpact-id"));
        assertThat(receiver.count()).isZero();
    }

    @Test
    void receiverAnswerIsRecordedOnBuild() throws Exception {
        try (Receiver gone = Receiver.answering(410, "channel_is_archived")) {
            Credentials.system("gone-url", gone.url("/SECRETPATH"));
            K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("gone", "gone-url")));
            Run<?, ?> build = Runs.build(project);
            Runs.reporter(build, "gone").finished(Runs.SOURCE, Runs.failed());
            assertThat(Events.deliveries(build)).singleElement().satisfies(delivery -> {
                assertThat(delivery.state()).isEqualTo(State.FAILED);
                assertThat(delivery.attempts()).singleElement().satisfies(attempt -> {
                    assertThat(attempt.status()).isEqualTo(410);
                    assertThat(attempt.text()).contains("channel_is_archived");
                });
            });
            Path file = build.getRootDir().toPath().resolve("k6-runs.jsonl");
            assertThat(Files.readString(file)).contains("channel_is_archived").doesNotContain("SECRETPATH");
        }
    }

    @Test
    void busyReceiverIsRetried() throws Exception {
        try (Receiver busy = Receiver.answering(503, "later")) {
            Credentials.system("busy-url", busy.url("/"));
            K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("busy", "busy-url")));
            Run<?, ?> build = Runs.build(project);
            Runs.reporter(build, "busy").finished(Runs.SOURCE, Runs.failed());
            busy.take();
            await().untilAsserted(() -> assertThat(Events.runs(build).get(0).deliveries())
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.state()).isEqualTo(State.WAITING);
                        assertThat(delivery.nextAttempt()).isNotNull();
                        assertThat(delivery.attempts()).isNotEmpty();
                    }));
        }
    }

    @Test
    void missingChannelsAreReportedAsProblems() throws Exception {
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        WebhookChannel disabled = Events.webhook("disabled", "the-url");
        disabled.setEnabled(false);
        settings.setChannels(List.of(Events.webhook("alerts", "the-url"), disabled));
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = Runs.reporter(build, "gone", "disabled", "alerts");
        assertThat(reporter.problems())
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("\"gone\" does not exist"),
                        muted -> assertThat(muted).contains("\"disabled\" is disabled"));
        reporter.finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.deliveries(build)).extracting(DeliveryRecord::channel).containsExactly("alerts");
        assertThat(Runs.reporter(build).problems()).singleElement().asString().contains("No channel is configured");

        settings.setChannels(List.<Channel>of(Events.webhook("renamed", "the-url")));
        assertThat(Runs.reporter(build, "alerts").problems()).hasSize(1);
    }

    @Test
    void jobUsesItsOwnCredential() throws Exception {
        Credentials.global("own-url", receiver.url("/own"));
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        settings.setAllowedHosts("127.0.0.1");
        Subscription own = new Subscription(
                "own", new NotificationSettings(List.of(), NotifyOn.ALL, "checkout", null, "own-url", 7, 8, false));
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = new RunReporter(build, own);
        assertThat(reporter.problems()).isEmpty();
        reporter.finished(Runs.SOURCE, Runs.passed());
        Received received = receiver.take();
        assertThat(received.path()).isEqualTo("/own");
        assertThat(Events.json(received).path("name").asText()).isEqualTo("checkout");
        assertThat(Events.json(received).path("load_test_id").asInt()).isEqualTo(7);
        assertThat(Events.json(received).path("project_id").asInt()).isEqualTo(8);
        assertThat(Events.deliveries(build)).singleElement().matches(DeliveryRecord::job);

        settings.setJobCredentials(false);
        assertThat(reporter.problems()).singleElement().asString().contains("Jobs may not use their own credentials");
        Run<?, ?> next = Runs.build(project);
        new RunReporter(next, own).finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.deliveries(next)).isEmpty();
    }

    @Test
    void changedComparesWithLastRunOfSameTest() throws Exception {
        Subscription changed = new Subscription(
                "test",
                new NotificationSettings(
                        List.of("alerts"), NotifyOn.of(List.of("changed")), null, null, null, null, null, false));
        assertThat(deliveriesOf(changed, true)).as("nothing to compare with").isEmpty();
        assertThat(deliveriesOf(changed, true)).isEmpty();
        assertThat(deliveriesOf(changed, false)).hasSize(1);
        assertThat(deliveriesOf(changed, false)).isEmpty();
        Runs.build(project);
        assertThat(deliveriesOf(changed, true)).as("over a build without k6").hasSize(1);
    }

    private List<DeliveryRecord> deliveriesOf(Subscription subscription, boolean passes) throws Exception {
        Run<?, ?> build = Runs.build(project);
        // Both recordings have to belong to one test.
        Subscription named = new Subscription(
                subscription.id(),
                new NotificationSettings(
                        subscription.settings().channels(),
                        subscription.settings().notifyOn(),
                        "checkout",
                        null,
                        null,
                        null,
                        null,
                        false));
        new RunReporter(build, named).finished(Runs.SOURCE, passes ? Runs.passed() : Runs.failed());
        return Events.deliveries(build);
    }

    @Test
    void deletedBuildStaysDeleted() throws Exception {
        Run<?, ?> build = Runs.build(project);
        RunReporter reporter = Runs.reporter(build, "alerts");
        reporter.started(Runs.SOURCE, Runs.started());
        receiver.take();
        build.delete();
        reporter.finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.json(receiver.take()).path("event").asText()).isEqualTo("test.finished");
        await().untilAsserted(() -> assertThat(OutboxService.get()
                        .history()
                        .deliveries(row -> row.state() == State.DELIVERED, DeliveryHistory.NEWEST, 100))
                .extracting(row -> row.message().event())
                .containsExactly("test.finished", "test.started"));
        assertThat(build.getRootDir()).doesNotExist();
    }

    @Test
    void reloadedBuildKeepsRuns() throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.failed());
        Events.deliveries(build);
        List<RunRecord> before = Events.runs(build);
        project.doReload();
        FreeStyleProject again = r.jenkins.getItemByFullName("load", FreeStyleProject.class);
        assertThat(Events.runs(again.getBuildByNumber(build.getNumber()))).isEqualTo(before);
    }
}
