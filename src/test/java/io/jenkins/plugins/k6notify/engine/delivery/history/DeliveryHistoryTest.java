package io.jenkins.plugins.k6notify.engine.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.engine.delivery.service.ScriptedService;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the queries of {@code DeliveryHistory}. */
class DeliveryHistoryTest {

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private ScriptedService play;

    @BeforeEach
    void open() throws IOException {
        play = ScriptedService.open(directory, timer);
    }

    @AfterEach
    void close() {
        play.close();
    }

    private void restart() throws IOException {
        close();
        open();
    }

    private Instant now() {
        return timer.clock().instant();
    }

    private ChannelHealth health(String channel) {
        return play.history.health().stream()
                .filter(one -> one.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Reason> lastFailureReason(String channel) {
        return play.history.lastFailureReason(health(channel));
    }

    private static List<State> states(List<Delivery> rows) {
        return rows.stream().map(Delivery::state).toList();
    }

    @Test
    void listsDeliveryFromSubmitToEnd() throws Exception {
        play.answers.addAll(List.of(503, 200));
        Message message = play.submit("perf", Samples.finished());
        assertThat(play.rows()).singleElement().satisfies(row -> {
            assertThat(row).isEqualTo(play.accepted.get(0));
            assertThat(row.attempts()).isEmpty();
        });

        play.threads.runAll();
        assertThat(play.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.WAITING);
            assertThat(row.nextAttempt()).isEqualTo(now().plusMillis(1003));
            assertThat(row.attempts()).hasSize(1);
        });

        play.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            assertThat(play.rows()).singleElement().satisfies(row -> {
                assertThat(row.message().id()).isEqualTo(message.id());
                assertThat(row.state()).isEqualTo(State.DELIVERED);
                assertThat(row.nextAttempt()).isNull();
                assertThat(row.attempts())
                        .extracting(Attempt::text)
                        .containsExactly("the receiver returned HTTP 503: x", "the receiver returned HTTP 200: x");
            });
            restart();
        }
    }

    @Test
    void waitingDeliveriesSurviveRestart() throws Exception {
        play.answers.add(503);
        play.submit("perf", Samples.finished());
        play.threads.runAll();
        play.submit("other", Samples.started());
        List<Delivery> before = play.rows();

        restart();

        assertThat(play.rows()).isEqualTo(before);
        assertThat(states(before)).containsExactly(State.WAITING, State.WAITING);
    }

    @Test
    void pagesBeginWithNewestDelivery() throws Exception {
        for (int i = 0; i < 7; i++) {
            play.deliver(i % 2 == 0 ? "even" : "odd", i == 3 ? 410 : 200);
        }
        play.submit("odd", Samples.started());

        List<Delivery> first = play.history.deliveries(row -> true, DeliveryHistory.NEWEST, 3);
        assertThat(first).extracting(Delivery::sequence).containsExactly(8L, 7L, 6L);
        play.deliver("even", 200);
        List<Delivery> second =
                play.history.deliveries(row -> true, first.get(2).sequence(), 3);
        assertThat(second).extracting(Delivery::sequence).containsExactly(5L, 4L, 3L);
        assertThat(play.history.deliveries(row -> true, second.get(2).sequence(), 3))
                .extracting(Delivery::sequence)
                .containsExactly(2L, 1L);
        assertThat(play.history.deliveries(
                        row -> row.channel().equals("odd") && row.event().equals("test.finished"),
                        DeliveryHistory.NEWEST,
                        2))
                .extracting(Delivery::sequence)
                .containsExactly(6L, 4L);
        assertThat(play.history.deliveries(row -> row.state() == State.FAILED, DeliveryHistory.NEWEST, 9))
                .extracting(Delivery::sequence)
                .containsExactly(4L);
        assertThat(play.history.deliveries(row -> "job".equals(row.context()), DeliveryHistory.NEWEST, 9))
                .isEmpty();
    }

    @Test
    void newestReturnsLatestDeliveryOfMessage() throws Exception {
        Message message = play.deliver("perf", 410);
        play.service.redeliver(message.id());
        play.threads.runAll();

        assertThat(play.history.newest(message.id()))
                .hasValueSatisfying(row -> assertThat(row.sequence()).isEqualTo(2));
        assertThat(play.history.newest(Samples.started().id())).isEmpty();
    }

    @Test
    void failedSinceReturnsEachMessageOnceInOrder() throws Exception {
        play.deliver("perf", 410);
        play.pass(Duration.ofHours(1));
        Instant since = now();
        Message first = play.deliver("perf", 410);
        Message repaired = play.deliver("other", 404);
        Message again = play.deliver("other", 404);
        Message last = play.deliver("perf", 410);
        play.deliver("perf", 200);
        play.answers.addAll(List.of(200, 410));
        play.service.redeliver(repaired.id());
        play.threads.runAll();
        play.service.redeliver(again.id());
        play.threads.runAll();

        assertThat(play.history.failedSince(since))
                .extracting(DeliverySummary::message)
                .containsExactly(first.id(), last.id(), again.id());

        play.service.redeliver(first.id());
        assertThat(play.history.failedSince(since))
                .as("under way is not failed")
                .hasSize(2);
        assertThat(play.history.failedSince(since.minusSeconds(3600))).hasSize(3);
    }

    @Test
    void deliveryWithDeletedFileIsNotListed() throws Exception {
        play.answers.add(503);
        play.submit("perf", Samples.finished());
        play.threads.runAll();
        try (Stream<Path> files = Files.list(directory.resolve("pending"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(play.rows()).isEmpty();

        restart();

        assertThat(play.rows()).isEmpty();
        assertThat(play.history.health()).isEmpty();
    }

    @Test
    void reportsHealthOfWorkingChannel() throws Exception {
        play.deliver("perf", 200);
        Instant success = now();
        play.pass(Duration.ofMinutes(1));
        play.answers.add(503);
        play.submit("perf", Samples.finished());
        play.threads.runAll();

        DeliverySummary failed = DeliverySummary.of(play.rows().get(0));
        assertThat(health("perf"))
                .isEqualTo(new ChannelHealth("perf", null, Endpoint.Kind.WEBHOOK, success, failed, null, 1, 1, 0, 0));
        assertThat(health("perf").lastFailure()).isEqualTo(now());
        assertThat(lastFailureReason("perf")).contains(Reason.said("the receiver returned HTTP 503: x"));
        assertThat(health("perf").state()).isEqualTo(ChannelHealth.State.RETRYING);
    }

    @Test
    void channelIsFailingFromRefusalUntilSuccess() throws Exception {
        play.deliver("perf", 200);
        play.pass(Duration.ofMinutes(1));
        Message refused = play.deliver("perf", 410);
        Instant since = now();
        play.pass(Duration.ofMinutes(1));
        play.deliver("perf", 404);
        play.answers.add(503);
        play.submit("perf", Samples.finished());
        play.threads.runAll();

        for (int i = 0; i < 2; i++) {
            assertThat(health("perf").failedSince()).isEqualTo(since);
            assertThat(health("perf").failed()).isEqualTo(2);
            restart();
        }
        Instant inVain = health("perf").lastFailure();
        play.pass(Duration.ofMinutes(1));
        assertThat(health("perf").state()).isEqualTo(ChannelHealth.State.WORKING);
        assertThat(health("perf").lastSuccess()).isAfter(inVain);
        assertThat(health("perf").lastFailure()).isEqualTo(inVain);

        play.pass(Duration.ofMinutes(1));
        play.deliver("perf", 404);
        assertThat(health("perf").failedSince()).isEqualTo(now());
        play.service.redeliver(refused.id());
        play.threads.runAll();
        assertThat(health("perf").state()).isEqualTo(ChannelHealth.State.WORKING);
    }

    @Test
    void channelIsFailingWhenRetriesAreExhausted() throws Exception {
        for (int i = 0; i < 9; i++) {
            play.answers.add(500);
        }
        play.submit("perf", Samples.finished());
        play.pass(Duration.ofHours(1));
        assertThat(health("perf").state()).as("still tried").isEqualTo(ChannelHealth.State.RETRYING);

        play.pass(Duration.ofHours(5));

        assertThat(health("perf").state()).isEqualTo(ChannelHealth.State.FAILING);
        assertThat(health("perf").lastSuccess()).isNull();
    }

    @Test
    void countsDroppedDeliveries() throws Exception {
        close();
        play = ScriptedService.open(directory, timer, 1);
        play.submit("perf", Samples.finished());
        play.submit("perf", Samples.started());

        assertThat(health("perf").dropped()).isEqualTo(1);
        assertThat(health("perf").waiting()).isEqualTo(1);
        assertThat(health("perf").state()).isEqualTo(ChannelHealth.State.WAITING);
        assertThat(play.service.level()).isEqualTo(new OutboxLevel(1, 1, 1));
        assertThat(play.service.level().filled()).isEqualTo(1);
        assertThat(states(play.rows())).containsExactly(State.DROPPED, State.WAITING);
    }

    @Test
    void healthIsSortedByJobAndChannel() throws Exception {
        Endpoint ofJob = new Endpoint(Endpoint.Kind.SLACK, "a hook", "hook", null, "folder/job");
        play.service.submit(ofJob, "key", Samples.started());
        play.deliver("perf", 200);
        play.deliver("alerts", 200);

        assertThat(play.history.health())
                .extracting(ChannelHealth::context, ChannelHealth::channel)
                .containsExactly(tuple(null, "alerts"), tuple(null, "perf"), tuple("folder/job", "a hook"));
    }

    @Test
    void healthIsCountedAgainAfterAChange() throws Exception {
        play.deliver("perf", 410);
        List<ChannelHealth> failing = play.history.health();
        assertThat(play.history.health().get(0)).isSameAs(failing.get(0));

        play.deliver("perf", 200);

        assertThat(play.history.health()).extracting(ChannelHealth::state).containsExactly(ChannelHealth.State.WORKING);
        assertThat(failing).extracting(ChannelHealth::state).containsExactly(ChannelHealth.State.FAILING);
    }

    @Test
    void lastFailureReasonIsEmptyWithoutFailureOrFile() throws Exception {
        play.deliver("perf", 200);
        assertThat(lastFailureReason("perf")).isEmpty();
        play.deliver("perf", 410);
        try (Stream<Path> files = Files.walk(directory.resolve("done"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(health("perf").lastFailed()).isNotNull();
        assertThat(lastFailureReason("perf")).isEmpty();
    }

    @Test
    void outboxLevelIsShareOfCapacity() {
        assertThat(new OutboxLevel(2500, 10_000, 0).filled()).isEqualTo(0.25);
        assertThat(new OutboxLevel(3, 2, 0).filled()).isEqualTo(1);
        assertThat(new OutboxLevel(0, 0, 0).filled()).isEqualTo(1);
    }

    @Test
    void lastFailureReasonIsKeptAfterSuccess() throws Exception {
        play.answers.addAll(List.of(503, 200));
        play.submit("perf", Samples.finished());
        play.pass(Duration.ofMinutes(1));

        assertThat(health("perf").delivered()).isEqualTo(1);
        assertThat(lastFailureReason("perf")).contains(Reason.said("the receiver returned HTTP 503: x"));
    }

    @Test
    void readsFinalStateOfDeliveryListedAsWaiting() throws Exception {
        Message message = play.submit("perf", Samples.finished());
        DeliverySummary listed = play.history.newest(message.id()).orElseThrow();
        assertThat(play.history.read(listed))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(State.WAITING));

        play.threads.runAll();

        assertThat(play.history.read(listed))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(State.DELIVERED));
    }

    @Test
    void healthLeavesOutChannelWhoseDeliveriesHaveExpired() throws Exception {
        play.deliver("perf", 200);
        play.deliver("nightly", 410);
        assertThat(play.history.health()).extracting(ChannelHealth::channel).containsExactly("nightly", "perf");

        play.pass(Duration.ofDays(31));
        play.deliver("nightly", 200);

        assertThat(play.history.health()).singleElement().satisfies(health -> {
            assertThat(health.channel()).isEqualTo("nightly");
            assertThat(health.state()).isEqualTo(ChannelHealth.State.WORKING);
            assertThat(health.failed()).isZero();
        });
    }

    @Test
    void readFindsFileThatHasJustMoved() throws Exception {
        try (DeliveryStore store = DeliveryStore.open(directory.resolve("other"))) {
            DeliveryHistory history = new DeliveryHistory(store, Retention.STANDARD, timer.clock());
            Delivery delivery = store.add(Samples.finished(), Samples.webhook("hook"), "run 1", now());
            history.put(delivery);
            DeliverySummary listed = history.newest(delivery.message().id()).orElseThrow();

            store.finish(delivery.with(State.FAILED, null, List.of()));

            assertThat(history.read(listed))
                    .as("the history is updated after the file has moved")
                    .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(State.FAILED));
        }
    }

    @Test
    void readIsEmptyAfterRetention() throws Exception {
        play.deliver("perf", 200);
        DeliverySummary ended = play.history.newest(play.sent.get(0).id()).orElseThrow();
        Message message = play.submit("perf", Samples.finished());
        DeliverySummary waiting = play.history.newest(message.id()).orElseThrow();
        play.pass(Duration.ofDays(31));
        play.deliver("other", 200);

        assertThat(play.history.read(ended)).isEmpty();
        assertThat(play.history.read(waiting))
                .as("submitted and delivered a month ago")
                .isEmpty();
    }

    @Test
    void loadNotifiesBeforeDeletingExcessDeliveries() throws Exception {
        for (int i = 0; i < 3; i++) {
            play.deliver("perf", 200);
        }
        play.close();
        try (DeliveryStore store = DeliveryStore.open(directory)) {
            Retention one = new Retention(1, 1, Duration.ofDays(30));
            DeliveryHistory history = new DeliveryHistory(store, one, timer.clock());
            List<String> seen = new ArrayList<>();
            assertThat(history.isLoaded()).isFalse();

            history.load(() -> seen.add(history.isLoaded() + " " + known(history) + " of " + files()));

            assertThat(seen).containsExactly("true [3] of 3");
            assertThat(known(history)).containsExactly(3L);
            assertThat(files()).isEqualTo(1);
        }
    }

    private static List<Long> known(DeliveryHistory history) {
        return history.deliveries(row -> true, DeliveryHistory.NEWEST, 10).stream()
                .map(Delivery::sequence)
                .toList();
    }

    private long files() {
        try (Stream<Path> files = Files.walk(directory.resolve("done"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
