package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Compares the service with a simple model for random sequences of steps: no message is lost, keys keep their order, no
 * attempt is made before it is due, and a message is redelivered exactly when this is allowed.
 */
class DeliveryServiceModelTest {

    private enum Kind {
        SUBMIT,
        /** A thread ends its request. */
        WORK,
        PASS,
        /** Sets the next response of a receiver. */
        ANSWER,
        /** The process ends, with requests in flight. */
        KILL,
        /** The process ends when the receiver has the request and the service does not have the response. */
        KILL_AT_RECEIVER,
        REDELIVER
    }

    /** @param number selects the key, response, time or message */
    private record Step(Kind kind, int number) {}

    private static final int KEYS = 4;
    private static final int[] ANSWERS = {200, 200, 503, 503, 500, 410, 408};
    private static final List<Duration> TIMES = List.of(
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofMinutes(3),
            Duration.ofMinutes(40),
            Duration.ofHours(3));

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void serviceMatchesModel(@ForAll("steps") List<Step> steps) throws IOException {
        Path directory = Files.createTempDirectory("outbox");
        try (Play play = new Play(directory)) {
            for (Step step : steps) {
                play.act(step);
                play.assertMatchesModel();
            }
            play.finishAll();
        } finally {
            deleteAll(directory);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(6, Kind.SUBMIT),
                Tuple.of(8, Kind.WORK),
                Tuple.of(4, Kind.PASS),
                Tuple.of(4, Kind.ANSWER),
                Tuple.of(1, Kind.KILL),
                Tuple.of(1, Kind.KILL_AT_RECEIVER),
                Tuple.of(2, Kind.REDELIVER));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The expected state of a delivery. */
    private static final class Expected {
        private final Message message;
        private final Endpoint endpoint;
        private final String key;
        private Delivery.State state = Delivery.State.WAITING;
        private int attempts;
        private Instant due = Instant.MIN;

        private Expected(Message message, Endpoint endpoint, String key) {
            this.message = message;
            this.endpoint = endpoint;
            this.key = key;
        }

        private boolean isWaiting() {
            return state == Delivery.State.WAITING;
        }
    }

    private static final class Play implements AutoCloseable {

        private static final List<Duration> WAITS = List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2));

        private final Path directory;
        private final ManualTimer timer = new ManualTimer();
        private final Queue<Integer> answers = new ArrayDeque<>();

        /** In the order of submission. */
        private final List<Expected> model = new ArrayList<>();

        private boolean killedAtReceiver;
        private ManualThreads threads;
        private DeliveryService service;
        private DeliveryHistory history;

        private Play(Path directory) throws IOException {
            this.directory = directory;
            start();
        }

        private void start() throws IOException {
            threads = new ManualThreads();
            // The middle of the jitter: waits are exactly those of the schedule.
            RandomGenerator middle = () -> Long.MIN_VALUE;
            service = new DeliveryServiceBuilder(DeliveryStore.open(directory), this::send)
                    .timer(timer)
                    .clock(timer.clock())
                    .threads(threads)
                    .retryPolicy(RetryPolicy.standard(middle))
                    .start();
            history = service.history();
            history.load(() -> {});
        }

        private void act(Step step) throws IOException {
            switch (step.kind()) {
                case SUBMIT -> submit(step.number());
                case WORK -> work();
                case PASS -> timer.pass(TIMES.get(step.number() % TIMES.size()), () -> {});
                case ANSWER -> answers.add(ANSWERS[step.number() % ANSWERS.length]);
                case KILL -> restart();
                case KILL_AT_RECEIVER -> {
                    if (threads.inProgress() > 0) {
                        killedAtReceiver = true;
                        work();
                    }
                }
                case REDELIVER -> {
                    if (!model.isEmpty()) {
                        redeliver(
                                model.get(step.number() % model.size()).message.id());
                    }
                }
            }
        }

        private void submit(int number) throws IOException {
            int key = number % KEYS;
            // Two keys for each endpoint.
            Endpoint endpoint = new Endpoint(Endpoint.Kind.WEBHOOK, "channel " + key, "hook" + key / 2, null, null);
            Expected expected =
                    new Expected(number % 2 == 0 ? Samples.started() : Samples.finished(), endpoint, "key " + key);
            service.submit(endpoint, expected.key, expected.message);
            model.add(expected);
        }

        private void work() throws IOException {
            if (threads.inProgress() > 0) {
                threads.runOne();
            }
            if (Thread.interrupted()) {
                killedAtReceiver = false;
                restart();
            }
        }

        private void restart() throws IOException {
            close();
            start();
        }

        private void redeliver(UUID id) throws IOException {
            Redelivery redelivery = service.redeliver(id);
            boolean isWaiting = of(id).anyMatch(Expected::isWaiting);
            assertThat(redelivery)
                    .isInstanceOf(isWaiting ? Redelivery.AlreadyWaiting.class : Redelivery.Submitted.class);
            if (!isWaiting) {
                Expected ended = of(id).findFirst().orElseThrow();
                model.add(new Expected(ended.message, ended.endpoint, ended.key));
            }
        }

        private Stream<Expected> of(UUID id) {
            return model.stream().filter(expected -> expected.message.id().equals(id));
        }

        /** Verifies that the message is the first waiting one of its key, and is due. */
        private Attempt send(Delivery delivery) throws InterruptedException {
            Instant now = timer.clock().instant();
            Expected expected = of(delivery.message().id())
                    .filter(Expected::isWaiting)
                    .findFirst()
                    .orElseThrow();
            Expected firstOfKey = model.stream()
                    .filter(other -> other.key.equals(expected.key) && other.isWaiting())
                    .findFirst()
                    .orElseThrow();
            assertThat(expected).isSameAs(firstOfKey);
            assertThat(delivery.endpoint()).isEqualTo(expected.endpoint);
            assertThat(delivery.message()).isEqualTo(expected.message);
            assertThat(expected.due).isBeforeOrEqualTo(now);
            if (killedAtReceiver) {
                throw new InterruptedException();
            }
            int status = answers.isEmpty() ? 200 : answers.remove();
            Outcome outcome = Outcome.of(status);
            expected.attempts++;
            if (outcome == Outcome.DELIVERED) {
                expected.state = Delivery.State.DELIVERED;
            } else if (outcome == Outcome.FAILED || expected.attempts > WAITS.size()) {
                expected.state = Delivery.State.FAILED;
            } else {
                expected.due = now.plus(WAITS.get(expected.attempts - 1));
            }
            return new Attempt(now, OptionalInt.of(status), 0, Reason.said("x"), outcome, Optional.empty());
        }

        private void assertMatchesModel() throws IOException {
            List<Delivery> rows = history.deliveries(row -> true, DeliveryHistory.NEWEST, 10_000);
            assertThat(rows).hasSameSizeAs(model);
            for (int i = 0; i < rows.size(); i++) {
                Expected expected = model.get(model.size() - 1 - i);
                Delivery row = rows.get(i);
                assertThat(row.message().id()).isEqualTo(expected.message.id());
                assertThat(row.state()).isEqualTo(expected.state);
                assertThat(row.attempts()).hasSize(expected.attempts);
            }
            long waiting = model.stream().filter(Expected::isWaiting).count();
            assertThat(service.waiting()).isEqualTo((int) waiting);
            try (Stream<Path> files = Files.list(directory.resolve("pending"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".json")))
                        .hasSize((int) waiting);
            }
        }

        /** All receivers work again and get all messages. */
        private void finishAll() throws IOException {
            answers.clear();
            timer.pass(Duration.ofHours(6), threads::runAll);
            assertMatchesModel();
            assertThat(model).noneMatch(Expected::isWaiting);
        }

        @Override
        public void close() {
            threads.shutdownNow();
            service.close(Duration.ZERO);
        }
    }
}
