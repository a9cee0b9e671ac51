package io.jenkins.plugins.k6notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.record.BuildReference;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests redelivery and the delivery log after restarts and after changes of jobs. */
@InJenkins
class MovedRedeliveryTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.answering(410, "channel_is_archived");
    }

    /** A build with one failed message. */
    private static Run<?, ?> failed(FreeStyleProject project, String... channels) throws Exception {
        Run<?, ?> build = Runs.build(project);
        Runs.reporter(build, channels).finished(Runs.SOURCE, Runs.passed());
        assertThat(Events.deliveries(build)).extracting(DeliveryRecord::state).containsExactly(State.FAILED);
        return build;
    }

    private static UUID message(Run<?, ?> build) {
        return Events.runs(build).get(0).deliveries().get(0).id();
    }

    /** Retries, because the build records the end shortly before the service releases the message. */
    private static void redeliver(UUID message) {
        await().untilAsserted(() ->
                assertThat(OutboxService.get().redeliver(message)).isInstanceOf(Redelivery.Submitted.class));
    }

    private static List<Delivery> rows() throws IOException {
        return OutboxService.get().history().deliveries(row -> true, DeliveryHistory.NEWEST, 100);
    }

    private static void awaitStates(State... newestFirst) {
        await().untilAsserted(
                        () -> assertThat(rows()).extracting(Delivery::state).containsExactly(newestFirst));
    }

    @Test
    void redeliveryIsRecordedAsOwnDelivery() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = failed(r.createFreeStyleProject("load"), "alerts");
            Received first = receiver.take();
            receiver.answersNow(200);

            redeliver(message(build));

            Received second = receiver.take();
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.header("X-loadimpact-id"))
                    .isEqualTo(first.header("X-loadimpact-id"))
                    .isEqualTo(message(build).toString());
            await().untilAsserted(() -> assertThat(Events.deliveries(build))
                    .extracting(DeliveryRecord::id, DeliveryRecord::redelivery, DeliveryRecord::state)
                    .containsExactly(
                            tuple(message(build), 0, State.FAILED), tuple(message(build), 1, State.DELIVERED)));
            assertThat(Events.deliveries(build))
                    .extracting(record -> record.attempts().size())
                    .containsExactly(1, 1);
        });
    }

    @Test
    void redeliveryIsRefusedWhileFirstWaits() throws Throwable {
        receiver.answersNow(503);
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
            Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
            receiver.take();

            assertThat(OutboxService.get().redeliver(message(build))).isInstanceOf(Redelivery.AlreadyWaiting.class);
            assertThat(Events.runs(build).get(0).deliveries()).hasSize(1);
        });
    }

    @Test
    void redeliveryWorksAfterRestartAndChannelRename() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            failed(r.createFreeStyleProject("load"), "alerts");
            assertThat(health("alerts").state()).isEqualTo(ChannelHealth.State.FAILING);
        });
        receiver.answersNow(200);
        sessions.then(r -> {
            Run<?, ?> build =
                    r.jenkins.getItemByFullName("load", FreeStyleProject.class).getBuildByNumber(1);
            K6NotifyConfiguration.get().setChannels(List.<Channel>of(Events.webhook("renamed", "the-url")));
            assertThat(health("alerts").state()).isEqualTo(ChannelHealth.State.FAILING);
            assertThat(OutboxService.get().history().failedSince(Instant.EPOCH))
                    .extracting(DeliverySummary::message)
                    .containsExactly(message(build));

            redeliver(message(build));

            awaitStates(State.DELIVERED, State.FAILED);
            assertThat(rows()).extracting(row -> row.endpoint().channel()).containsOnly("alerts");
            assertThat(health("alerts").state()).isEqualTo(ChannelHealth.State.WORKING);
            assertThat(OutboxService.get().history().failedSince(Instant.EPOCH)).isEmpty();
            assertThat(Events.deliveries(build))
                    .extracting(DeliveryRecord::state)
                    .containsExactly(State.FAILED, State.DELIVERED);
        });
    }

    private static ChannelHealth health(String channel) throws IOException {
        return OutboxService.get().history().health().stream()
                .filter(one -> one.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void redeliveryOutlivesDeletedBuild() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            Run<?, ?> build = failed(r.createFreeStyleProject("load"), "alerts");
            UUID message = message(build);
            receiver.answersNow(200);
            build.delete();

            redeliver(message);

            awaitStates(State.DELIVERED, State.FAILED);
            assertThat(build.getRootDir()).doesNotExist();
            BuildReference reference =
                    BuildReference.of(rows().get(0).orderingKey()).orElseThrow();
            assertThat(reference.findBuild()).isEmpty();
            assertThat(reference.job()).isEqualTo("load");
        });
    }

    @Test
    void redeliveryFollowsRenamedAndMovedJob() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject("load");
            failed(project, "alerts");
            project.renameTo("load test");
            move(r, project, "team");
            // Another job has the old name by now, and a build of the same number.
            failed(r.createFreeStyleProject("load"), "alerts");
        });
        receiver.answersNow(200);
        sessions.then(r -> {
            Run<?, ?> build = loaded(r, "team/load test");
            r.jenkins.getItemByFullName("team", Folder.class).renameTo("teams");
            assertThat(OutboxService.get()
                            .history()
                            .deliveries(
                                    BuildReference.isOfJob("teams/load test")
                                            .and(row -> row.message().equals(message(build))),
                                    DeliveryHistory.NEWEST,
                                    10))
                    .singleElement()
                    .satisfies(row -> assertThat(BuildReference.of(row.orderingKey())
                                    .orElseThrow()
                                    .findBuild())
                            .hasValueSatisfying(found -> assertThat(found).isSameAs(build)));

            redeliver(message(build));

            awaitStates(State.DELIVERED, State.FAILED, State.FAILED);
            await().untilAsserted(() -> assertThat(Events.deliveries(build))
                    .extracting(DeliveryRecord::state)
                    .containsExactly(State.FAILED, State.DELIVERED));
            Run<?, ?> other =
                    r.jenkins.getItemByFullName("load", FreeStyleProject.class).getBuildByNumber(1);
            assertThat(Events.deliveries(other))
                    .extracting(DeliveryRecord::state)
                    .containsExactly(State.FAILED);
        });
    }

    /**
     * Loads the build before the move: a listener of Jenkins (of fingerprints) searches for builds at their old place.
     */
    private static FreeStyleBuild loaded(JenkinsRule r, String job) {
        return r.jenkins.getItemByFullName(job, FreeStyleProject.class).getBuildByNumber(1);
    }

    private static void move(JenkinsRule r, FreeStyleProject project, String folder) throws Exception {
        Items.move(project, r.createProject(Folder.class, folder));
    }

    @Test
    void movedJobUsesCredentialOfNewFolder() throws Throwable {
        sessions.then(r -> {
            Credentials.global("own-url", receiver.url("/own"));
            K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
            FreeStyleProject project = r.createFreeStyleProject("load");
            Run<?, ?> build = Runs.build(project);
            Subscription own = new Subscription(
                    "own", new NotificationSettings(List.of(), NotifyOn.ALL, null, null, "own-url", null, null, false));
            new RunReporter(build, own).finished(Runs.SOURCE, Runs.passed());
            assertThat(Events.deliveries(build)).hasSize(1);
            receiver.answersNow(200);
            move(r, project, "team");

            redeliver(message(build));

            awaitStates(State.DELIVERED, State.FAILED);
            assertThat(rows()).extracting(row -> row.endpoint().context()).containsOnly("load");
        });
    }

    @Test
    void renameHistoryIsKeptAndDamageIsIgnored() throws Throwable {
        sessions.then(r -> {
            Events.channels(receiver, "alerts");
            FreeStyleProject project = r.createFreeStyleProject("load");
            failed(project, "alerts");
            project.renameTo("renamed");
            Path file = r.jenkins.getRootDir().toPath().resolve("k6-notify/moved/items.json");
            assertThat(file).content().contains("\"load\"", "\"renamed\"");
            Files.writeString(file, "{\"moves\":[{\"fr");
        });
        sessions.then(r -> {
            assertThat(BuildReference.of(rows().get(0).orderingKey())
                            .orElseThrow()
                            .findBuild())
                    .isEmpty();
            loaded(r, "renamed").getParent().renameTo("load");
            assertThat(BuildReference.of(rows().get(0).orderingKey())
                            .orElseThrow()
                            .findBuild())
                    .isPresent();
        });
    }
}
