package io.jenkins.plugins.k6notify.engine.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.Retention;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFile;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@code Dispatcher} without the service: recovered deliveries, pauses and log messages. */
class DispatcherTest {

    private static final long PLENTY = 1 << 30;

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final ManualThreads threads = new ManualThreads();
    private final List<String> sent = new ArrayList<>();
    private DeliveryListener listener = delivery -> {};

    /** Duration, status and Retry-After of each attempt. */
    private long millis = 3;

    private int status = 200;
    private Optional<Duration> retryAfter = Optional.empty();

    @AutoClose
    private DeliveryStore store;

    private DeliveryHistory history;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws IOException {
        store = DeliveryStore.open(directory);
        history = new DeliveryHistory(store, Retention.STANDARD, timer.clock());
        dispatcher = dispatcher(PLENTY);
    }

    private Dispatcher dispatcher(long maxBytes) {
        AttemptRunner attempts = new AttemptRunner(
                store,
                history,
                this::send,
                RetryPolicy.standard(() -> Long.MIN_VALUE),
                timer.clock(),
                delivery -> listener.changed(delivery));
        return new Dispatcher(threads, timer, attempts, 10_000, maxBytes);
    }

    private Attempt send(Delivery delivery) {
        sent.add(timer.elapsed().toMillis() + " " + delivery.endpoint().credentialsId());
        return new Attempt(
                timer.clock().instant(),
                OptionalInt.of(status),
                millis,
                Reason.said("the receiver returned HTTP " + status + ": gone"),
                Outcome.of(status),
                retryAfter);
    }

    private Delivery onDisk(Endpoint endpoint, String key) throws IOException {
        return store.add(Samples.started(), endpoint, key, timer.clock().instant());
    }

    private CompletableFuture<Delivery> add(Endpoint endpoint, String key) throws IOException {
        return dispatcher.add(onDisk(endpoint, key));
    }

    private void pass(Duration duration) {
        timer.pass(duration, threads::runAll);
    }

    @Test
    void startSendsToEachEndpointWithRecoveredDeliveries() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            dispatcher.recover(onDisk(Samples.webhook(name), name), Duration.ZERO, Duration.ZERO);
        }
        assertThat(threads.inProgress()).isZero();

        dispatcher.start();

        assertThat(threads.inProgress()).isEqualTo(3);
    }

    @Test
    void recoverWithSeveralPausesWaitsForLongest() throws Exception {
        Endpoint hook = Samples.webhook("hook");
        dispatcher.recover(onDisk(hook, "a"), Duration.ZERO, Duration.ofSeconds(30));
        dispatcher.recover(onDisk(hook, "b"), Duration.ZERO, Duration.ofSeconds(10));
        dispatcher.start();

        pass(Duration.ofSeconds(29));
        assertThat(sent).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(sent).containsExactly("30000 hook", "30000 hook");
    }

    @Test
    void addCancelsDeliveryWithoutMemoryAndFile() throws Exception {
        dispatcher = dispatcher(0);
        dispatcher.start();
        Delivery delivery = onDisk(Samples.webhook("hook"), "a");
        history.put(delivery);
        CompletableFuture<Delivery> end = dispatcher.add(delivery);
        store.delete(DeliveryFile.of(delivery));

        try (LogRecords log = new LogRecords()) {
            threads.runAll();

            assertThat(log.warnings()).containsExactly("Delivery 1 no longer has a file; it is not sent");
        }
        assertThat(sent).isEmpty();
        assertThat(end).isCancelled();
        assertThat(dispatcher.waiting()).isZero();
        assertThat(history.newest(delivery.message().id()))
                .as("the history forgets it too")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"249, 30", "250, 28"})
    void endpointIsSuspectAfterAttemptOf250Milliseconds(int took, int inFlight) throws Exception {
        millis = took;
        dispatcher.start();
        for (String key : List.of("a", "b")) {
            threads.runAll();
            for (int i = 0; i < 30; i++) {
                add(Samples.webhook("hook" + i), key + i);
            }
        }

        assertThat(threads.inProgress()).isEqualTo(inFlight);
    }

    @Test
    void slackEndpointPausesAtLeastOneSecond() throws Exception {
        status = 429;
        retryAfter = Optional.of(Duration.ofMillis(400));
        dispatcher.start();
        add(Samples.slack("slack"), "a");
        add(Samples.slack("slack"), "b");

        pass(Duration.ofSeconds(1));

        assertThat(sent).startsWith("0 slack", "1000 slack").hasSize(2);
    }

    @Test
    void messageIsPendingUntilListenersAreNotified() throws Exception {
        List<Boolean> pendingWhenTold = new ArrayList<>();
        listener = changed ->
                pendingWhenTold.add(dispatcher.isPending(changed.message().id()));
        dispatcher.start();
        Delivery delivery = onDisk(Samples.webhook("hook"), "a");
        dispatcher.add(delivery);

        threads.runAll();

        assertThat(pendingWhenTold).as("when added and when delivered").containsExactly(false, true);
        assertThat(dispatcher.isPending(delivery.message().id())).isFalse();
        assertThat(dispatcher.isPending(Samples.started().id())).isFalse();
    }

    @Test
    void failedDeliveryIsLoggedWithLastResponse() throws Exception {
        status = 410;
        dispatcher.start();
        try (LogRecords log = new LogRecords()) {
            Delivery delivery = onDisk(Samples.webhook("hook"), "a");
            CompletableFuture<Delivery> end = dispatcher.add(delivery);
            threads.runAll();

            assertThat(end).isCompletedWithValueMatching(one -> one.state() == State.FAILED);
            assertThat(log.text())
                    .contains("Gave up " + delivery + " after 1 attempt(s): the receiver returned HTTP 410: gone");
            assertThat(log.warnings()).as("listeners choose the log level").isEmpty();
        }
        assertThat(store.finished()).hasSize(1);
        assertThat(DeliveryFile.of(history.deliveries(row -> true, DeliveryHistory.NEWEST, 1)
                                .get(0))
                        .state())
                .isEqualTo(State.FAILED);
    }

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("on purpose"),
                new NoClassDefFoundError("on purpose"),
                new StackOverflowError("on purpose"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureOfListenerIsLogged(Throwable failure) throws Exception {
        listener = changed -> DispatcherTest.<RuntimeException>fail(failure);
        dispatcher.start();
        try (LogRecords log = new LogRecords()) {
            CompletableFuture<Delivery> end = add(Samples.webhook("hook"), "a");
            threads.runAll();

            assertThat(end).isCompletedWithValueMatching(delivery -> delivery.state() == State.DELIVERED);
            assertThat(log.warnings())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("A listener of deliveries failed: class "));
        }
    }

    /** Nothing else can be done in a process without memory. */
    @Test
    void rethrowsOutOfMemoryErrorOfListener() {
        listener = changed -> DispatcherTest.<RuntimeException>fail(new OutOfMemoryError("on purpose"));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> add(Samples.webhook("hook"), "a"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
