package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi.Shown;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppSender;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivers to a Slack Web API: one message for each run, over retries, redeliveries and restarts. */
class SlackAppDeliveryTest {

    private static final Endpoint ENDPOINT = new Endpoint(Endpoint.Kind.SLACK_APP, "perf", "token", null, null);

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final ManualThreads threads = new ManualThreads();
    private final SendingClient client = SendingClient.of(HttpClient.newBuilder());
    private FakeSlackApi slack;
    private String token = FakeSlackApi.TOKEN;
    private DeliveryService service;

    @BeforeEach
    void open() throws IOException {
        slack = new FakeSlackApi();
        openService();
    }

    private void openService() throws IOException {
        SlackAppSender sender = new SlackAppSender(
                delivery -> slack.target(token, "perf"), new HttpExchange(() -> client, timer.clock()));
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), sender)
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .start();
    }

    @AfterEach
    void close() {
        service.close(Duration.ZERO);
        slack.close();
    }

    private static Message message(NotificationEvent event) {
        return new SlackAppFormat("1.2", null, true).message(UUID.randomUUID(), event);
    }

    private static Message started() {
        return message(SampleEvents.started(Trigger.MANUAL));
    }

    private static Message finished(Message started) {
        return message(SampleEvents.finished(SampleEvents.thresholdsFailed())).following(started.id());
    }

    private void submit(String run, Message message) throws IOException {
        service.submit(ENDPOINT, run, message);
        threads.runAll();
    }

    private void pass(Duration duration) {
        timer.pass(duration, threads::runAll);
    }

    private List<Delivery> deliveries() {
        return service.history().deliveries(row -> true, DeliveryHistory.NEWEST, 100);
    }

    @Test
    void finishedMessageUpdatesThatAboutStart() throws Exception {
        Message started = started();
        submit("run 1", started);
        submit("run 1", finished(started));
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1);
        assertThat(slack.messages().get(0).text()).startsWith("checkout.js failed");
        assertThat(slack.replies(slack.messages().get(0))).hasSize(1);
    }

    @Test
    void finishedMessageUpdatesThatAboutStartAfterRestart() throws Exception {
        Message started = started();
        submit("run 1", started);
        service.close(Duration.ZERO);
        openService();

        submit("run 1", finished(started));
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1).allMatch(message -> message.updates() == 1);
    }

    @Test
    void interleavedRunsUpdateTheirOwnMessages() throws Exception {
        Message first = started();
        Message second = started();
        submit("run 1", first);
        submit("run 2", second);
        pass(Duration.ofSeconds(2));
        submit("run 2", finished(second));
        pass(Duration.ofSeconds(2));

        assertThat(slack.messages()).extracting(Shown::updates).containsExactly(0, 1);
    }

    @Test
    void startThatWasNotDeliveredDoesNotHoldUpEnd() throws Exception {
        slack.refuseIn(FakeSlackApi.PERF, "not_in_channel");
        Message started = started();
        submit("run 1", started);
        slack.acceptIn(FakeSlackApi.PERF);
        pass(Duration.ofSeconds(1));

        submit("run 1", finished(started));
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1);
        assertThat(slack.replies(slack.messages().get(0))).hasSize(1);
        assertThat(deliveries())
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.DELIVERED, Delivery.State.FAILED);
    }

    @Test
    void redeliveryShowsNoSecondMessage() throws Exception {
        Message started = started();
        Message finished = finished(started);
        submit("run 1", started);
        submit("run 1", finished);
        pass(Duration.ofSeconds(1));

        service.redeliver(finished.id());
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1).allMatch(message -> message.updates() == 2);
        assertThat(slack.replies(slack.messages().get(0))).hasSize(1);
    }

    @Test
    void redeliveryPostsDeletedMessage() throws Exception {
        Message started = started();
        Message finished = finished(started);
        submit("run 1", started);
        submit("run 1", finished);
        pass(Duration.ofSeconds(1));
        slack.delete(slack.messages().get(0).ts());

        service.redeliver(finished.id());
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1).allMatch(message -> message.updates() == 0);
    }

    @Test
    void tenRunsThatEndTogetherStayWithinLimitOfPosts() throws Exception {
        slack.limitPosts(timer.clock());
        for (int i = 0; i < 10; i++) {
            submit("run " + i, finished(started()));
        }
        pass(Duration.ofSeconds(60));

        assertThat(slack.messages()).hasSize(10);
        assertThat(slack.limited()).isZero();
    }

    @Test
    void limitedReplyIsSentWithoutSecondUpdate() throws Exception {
        slack.limitPosts(timer.clock());
        Message started = started();
        submit("run 1", started);
        pass(Duration.ofSeconds(1));
        slack.useUpLimit();
        submit("run 1", finished(started));
        assertThat(slack.limited()).isEqualTo(1);
        pass(Duration.ofSeconds(10));

        assertThat(slack.messages()).hasSize(1).allMatch(message -> message.updates() == 1);
        assertThat(slack.replies(slack.messages().get(0))).hasSize(1);
    }

    @Test
    void repairedTokenDeliversOnRedelivery() throws Exception {
        token = "xoxb-revoked";
        Message started = started();
        submit("run 1", started);
        assertThat(deliveries().get(0).lastAttempt().orElseThrow().text()).contains("invalid_auth");
        token = FakeSlackApi.TOKEN;

        service.redeliver(started.id());
        pass(Duration.ofSeconds(1));

        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void filesAndLogsHaveNoToken() throws Exception {
        try (LogRecords log = new LogRecords()) {
            Message started = started();
            submit("run 1", started);
            token = "xoxb-revoked-secret";
            submit("run 1", finished(started));
            pass(Duration.ofSeconds(1));
            service.close(Duration.ZERO);

            assertThat(log.text())
                    .contains("invalid_auth")
                    .doesNotContain(FakeSlackApi.TOKEN)
                    .doesNotContain("xoxb-revoked-secret");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.UTF_8))
                            .doesNotContain(FakeSlackApi.TOKEN)
                            .doesNotContain("xoxb-revoked-secret"));
        }
    }
}
