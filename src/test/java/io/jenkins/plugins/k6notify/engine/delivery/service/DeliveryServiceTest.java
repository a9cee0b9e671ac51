package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.Dispatcher;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryTimer;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the rules of docs/design.md §8, with a manual timer and manual threads. */
class DeliveryServiceTest {

    private static final Endpoint HOOK = Samples.webhook("hook");
    private static final Endpoint OTHER = Samples.webhook("other");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final Map<String, Queue<Supplier<Attempt>>> answers = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> notified = new ArrayList<>();
    private DeliveryListener listener = delivery -> {};
    private ManualThreads threads;
    private DeliveryService service;

    @BeforeEach
    void start() throws IOException {
        start(10_000);
    }

    private void start(int capacity) throws IOException {
        threads = new ManualThreads();
        // The middle of the jitter: waits are exactly those of the schedule.
        RandomGenerator middle = () -> Long.MIN_VALUE;
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), this::send)
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .capacity(capacity)
                .retryPolicy(RetryPolicy.standard(middle))
                .listener(delivery -> listener.changed(delivery))
                .start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        service.close(Duration.ZERO);
    }

    private void restart() throws IOException {
        restart(10_000);
    }

    private void restart(int capacity) throws IOException {
        stop();
        start(capacity);
    }

    /** Records the second, endpoint and body of each request; returns the prepared attempt, or 200. */
    private Attempt send(Delivery delivery) {
        if (delivery.endpoint().credentialsId().equals("gone")) {
            throw new UnusableEndpointException(Reason.said("there is no credential gone"));
        }
        if (delivery.endpoint().credentialsId().equals("broken")) {
            throw new IllegalStateException("https://h.example/secret is broken");
        }
        sent.add(timer.elapsed().toSeconds() + " " + delivery.endpoint().credentialsId() + " "
                + delivery.message().body());
        Supplier<Attempt> answer = answers.getOrDefault(delivery.endpoint().credentialsId(), new ArrayDeque<>())
                .poll();
        return answer == null ? answer(200, Outcome.DELIVERED) : answer.get();
    }

    private Attempt answer(int status, Outcome outcome) {
        return new Attempt(
                timer.clock().instant(),
                OptionalInt.of(status),
                0,
                Reason.said("the receiver returned HTTP: x"),
                outcome,
                Optional.empty());
    }

    private void failsNext(Endpoint endpoint, int times) {
        for (int i = 0; i < times; i++) {
            answersNext(endpoint, () -> answer(500, Outcome.RETRY));
        }
    }

    private void answersNext(Endpoint endpoint, Supplier<Attempt> attempt) {
        answers.computeIfAbsent(endpoint.credentialsId(), id -> new ArrayDeque<>())
                .add(attempt);
    }

    private Attempt busy(Duration retryAfter) {
        return new Attempt(
                timer.clock().instant(),
                OptionalInt.of(429),
                0,
                Reason.said("the receiver returned HTTP 429: slow down"),
                Outcome.RETRY,
                Optional.of(retryAfter));
    }

    /** Submits a message whose body consists of key and event, as {@link #sent} shows them. */
    private CompletableFuture<Delivery> submit(Endpoint endpoint, String key, String event) throws IOException {
        return service.submit(endpoint, key, Samples.message("test." + event, key + " " + event));
    }

    private void pass(Duration duration) {
        timer.pass(duration, threads::runAll);
    }

    @Test
    void deliversOnceAndSendsNothingAfterRestart() throws Exception {
        CompletableFuture<Delivery> result = submit(HOOK, "a", "started");
        assertThat(sent).as("not on the caller's thread").isEmpty();
        assertThat(service.waiting()).isOne();

        threads.runAll();

        assertThat(sent).containsExactly("0 hook a started");
        assertThat(result).isCompletedWithValueMatching(delivery -> delivery.state() == State.DELIVERED);
        assertThat(result.join().attempts()).hasSize(1);
        assertThat(service.waiting()).isZero();
        restart();
        threads.runAll();
        assertThat(sent).hasSize(1);
    }

    @Test
    void triesNineTimesThenGivesUp() throws Exception {
        failsNext(HOOK, 100);
        CompletableFuture<Delivery> result = submit(HOOK, "a", "started");

        pass(Duration.ofHours(5));

        assertThat(sent)
                .extracting(line -> line.split(" ")[0])
                .containsExactly("0", "1", "6", "36", "156", "756", "2556", "6156", "13356");
        assertThat(result.join().state()).isEqualTo(State.FAILED);
        assertThat(result.join().attempts()).hasSize(9);
        assertThat(service.waiting()).isZero();
    }

    @Test
    void refusalIsFinalAndNextDeliveryOfKeyIsSent() throws Exception {
        answersNext(HOOK, () -> answer(410, Outcome.FAILED));
        CompletableFuture<Delivery> started = submit(HOOK, "a", "started");
        CompletableFuture<Delivery> finished = submit(HOOK, "a", "finished");

        threads.runAll();

        assertThat(started.join().state()).isEqualTo(State.FAILED);
        assertThat(finished.join().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void missingCredentialIsFinal() throws Exception {
        CompletableFuture<Delivery> result = submit(Samples.webhook("gone"), "a", "started");

        threads.runAll();

        assertThat(result.join().state()).isEqualTo(State.FAILED);
        assertThat(result.join().lastAttempt().orElseThrow().text()).isEqualTo("there is no credential gone");
    }

    @Test
    void exceptionOfTransportIsRetriedWithoutShowingMessage() throws Exception {
        try (LogRecords log = new LogRecords()) {
            CompletableFuture<Delivery> result = submit(Samples.webhook("broken"), "a", "started");

            pass(Duration.ofHours(5));

            assertThat(result.join().attempts()).hasSize(9);
            assertThat(result.join().lastAttempt().orElseThrow().text())
                    .startsWith("internal error: java.lang.IllegalStateException at ");
            assertThat(result.join().attempts().toString()).doesNotContain("secret");
            assertThat(log.text()).contains("IllegalStateException").doesNotContain("secret");
        }
    }

    @Test
    void keyWaitsForItsFirstDelivery() throws Exception {
        failsNext(HOOK, 2);
        submit(HOOK, "a", "started");
        submit(HOOK, "a", "finished");

        pass(Duration.ofSeconds(20));

        assertThat(sent)
                .containsExactly("0 hook a started", "1 hook a started", "6 hook a started", "6 hook a finished");
    }

    @Test
    void otherKeysOvertakeWaitingKey() throws Exception {
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        submit(HOOK, "b", "started");

        pass(Duration.ofSeconds(20));

        assertThat(sent).containsExactly("0 hook a started", "0 hook b started", "1 hook a started");
    }

    @Test
    void keyKeepsOrderAfterChangeOfCredential() throws Exception {
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        submit(OTHER, "a", "finished");

        pass(Duration.ofSeconds(20));

        assertThat(sent).containsExactly("0 hook a started", "1 hook a started", "1 other a finished");
    }

    @Test
    void retryAfterPausesOnlyItsEndpoint() throws Exception {
        answersNext(HOOK, () -> busy(Duration.ofSeconds(30)));
        submit(HOOK, "a", "started");
        submit(HOOK, "b", "started");
        submit(OTHER, "c", "started");

        pass(Duration.ofSeconds(60));

        assertThat(sent)
                .containsExactly("0 hook a started", "0 other c started", "30 hook a started", "30 hook b started");
    }

    /** A receiver may be busy for longer than its Retry-After. */
    @Test
    void shortRetryAfterKeepsScheduleOfRetries() throws Exception {
        for (int i = 0; i < 9; i++) {
            answersNext(HOOK, () -> busy(SECOND));
        }
        submit(HOOK, "a", "started");

        pass(Duration.ofSeconds(40));

        assertThat(sent)
                .containsExactly("0 hook a started", "1 hook a started", "6 hook a started", "36 hook a started");
        submit(HOOK, "b", "started");
        pass(SECOND);
        assertThat(sent).as("the endpoint rests only as long as it asked").contains("40 hook b started");
    }

    @Test
    void sendsOneRequestAtATimeToEndpoint() throws Exception {
        submit(HOOK, "a", "started");
        submit(HOOK, "b", "started");
        submit(OTHER, "c", "started");
        assertThat(threads.inProgress()).isEqualTo(2);

        threads.runOne();

        assertThat(threads.inProgress()).isEqualTo(2);
    }

    @Test
    void limitsRequestsInFlight() throws Exception {
        for (int i = 0; i < 40; i++) {
            submit(Samples.webhook("hook" + i), "a" + i, "started");
        }
        for (int left = 40; left > 0; left--) {
            assertThat(threads.inProgress()).isEqualTo(Math.min(Dispatcher.THREADS, left));
            threads.runOne();
        }
        assertThat(sent).hasSize(40);
    }

    @Test
    void endpointsTakeTurns() throws Exception {
        for (int i = 0; i < 5; i++) {
            for (String key : List.of("a", "b")) {
                submit(Samples.webhook("hook" + i), key + i, "started");
            }
        }
        threads.runAll();

        assertThat(sent.subList(0, 5)).allMatch(line -> line.contains(" a"));
    }

    @Test
    void endpointsFailingBeforeRestartLeaveSlotsForOthers() throws Exception {
        for (int i = 0; i < 30; i++) {
            Endpoint dead = Samples.webhook("dead" + i);
            answersNext(
                    dead,
                    () -> Attempt.unanswered(timer.clock().instant(), 0, Reason.said("no answer"), Outcome.RETRY));
            submit(dead, "d" + i, "started");
        }
        threads.runAll();
        restart();
        // The threads are not run: the receivers do not respond yet.
        timer.pass(SECOND, () -> {});
        assertThat(threads.inProgress()).isEqualTo(28);

        submit(HOOK, "a", "started");
        submit(OTHER, "b", "started");
        assertThat(threads.inProgress()).isEqualTo(30);

        // The receivers respond now, so they are not suspect any more.
        threads.runAll();
        for (int i = 0; i < 32; i++) {
            submit(Samples.webhook("dead" + i), "e" + i, "started");
        }
        assertThat(threads.inProgress()).isEqualTo(32);
    }

    @Test
    void slowEndpointsLeaveSlotsForOthers() throws Exception {
        for (int i = 0; i < 30; i++) {
            answersNext(Samples.webhook("slow" + i), this::late);
            submit(Samples.webhook("slow" + i), "a" + i, "started");
        }
        threads.runAll();
        for (int i = 0; i < 30; i++) {
            submit(Samples.webhook("slow" + i), "b" + i, "started");
        }
        assertThat(threads.inProgress()).isEqualTo(28);
    }

    @Test
    void failingEndpointGetsTurnDespiteBusyOthers() throws Exception {
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        threads.runAll();
        for (String key : List.of("b", "c", "d", "e")) {
            for (int i = 0; i < 40; i++) {
                submit(Samples.webhook("busy" + i), key + i, "started");
            }
        }
        submit(HOOK, "f", "started");

        for (int i = 0; i < 80; i++) {
            threads.runOne();
        }

        assertThat(sent).contains("0 hook f started");
    }

    /** If slots were not freed, 32 such attempts would stop all deliveries. */
    @Test
    void slotIsFreedWhenAttemptThrowsError() throws Exception {
        try (LogRecords log = new LogRecords()) {
            for (int i = 0; i < 40; i++) {
                Endpoint broken = Samples.webhook("error" + i);
                answersNext(broken, () -> {
                    throw new NoClassDefFoundError("https://h.example/secret");
                });
                submit(broken, "a" + i, "started");
            }
            threads.runAll();
            assertThat(sent).hasSize(40);
            pass(SECOND.multipliedBy(3));

            assertThat(sent).hasSize(80);
            assertThat(service.waiting()).isZero();
            assertThat(log.text()).contains("NoClassDefFoundError").doesNotContain("secret");
        }
    }

    @Test
    void errorOfListenerDoesNotRepeatDelivery() throws Exception {
        listener = delivery -> {
            if (!delivery.isWaiting()) {
                throw new NoClassDefFoundError("on purpose");
            }
        };
        try (LogRecords log = new LogRecords()) {
            CompletableFuture<Delivery> result = submit(HOOK, "a", "started");
            pass(SECOND.multipliedBy(10));

            assertThat(result.join().state()).isEqualTo(State.DELIVERED);
            assertThat(sent).hasSize(1);
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void shutDownTimerDoesNotRepeatDelivery() throws Exception {
        ManualThreads own = new ManualThreads();
        RetryTimer down = (delay, task) -> {
            throw new RejectedExecutionException("shut down");
        };
        try (DeliveryService service = new DeliveryServiceBuilder(
                        DeliveryStore.open(directory.resolve("beside")), this::send)
                .timer(down)
                .clock(timer.clock())
                .threads(own)
                .start()) {
            CompletableFuture<Delivery> result = service.submit(Samples.slack("slack"), "a", Samples.started());
            own.runAll();

            assertThat(result.join().state()).isEqualTo(State.DELIVERED);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void retriesWhenThreadCannotBeStarted() throws Exception {
        AtomicInteger refusals = new AtomicInteger(2);
        ManualThreads own = new ManualThreads() {
            @Override
            public void execute(Runnable task) {
                if (refusals.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.execute(task);
            }
        };
        try (LogRecords log = new LogRecords();
                DeliveryService service = service(own, this::send)) {
            CompletableFuture<Delivery> result = service.submit(HOOK, "a", Samples.started());
            timer.pass(SECOND.multipliedBy(5), own::runAll);

            assertThat(result.join().state()).isEqualTo(State.DELIVERED);
            assertThat(log.warnings()).hasSize(2).allMatch(line -> line.contains("Failed to start a delivery thread"));
        }
    }

    @Test
    void retryAfterHoldsForOtherKeysAfterRestart() throws Exception {
        answersNext(HOOK, () -> busy(Duration.ofSeconds(30)));
        submit(HOOK, "a", "started");
        submit(HOOK, "b", "started");
        threads.runAll();
        pass(Duration.ofSeconds(10));

        restart();
        pass(Duration.ofSeconds(60));

        assertThat(sent).containsExactly("0 hook a started", "30 hook a started", "30 hook b started");
    }

    @Test
    void retryAfterOfLastAttemptHolds() throws Exception {
        failsNext(HOOK, 8);
        answersNext(HOOK, () -> busy(Duration.ofSeconds(30)));
        CompletableFuture<Delivery> last = submit(HOOK, "a", "started");
        pass(Duration.ofSeconds(13_356));
        assertThat(last.join().state()).isEqualTo(State.FAILED);
        sent.clear();

        submit(HOOK, "b", "started");
        pass(Duration.ofSeconds(60));

        assertThat(sent).containsExactly("13386 hook b started");
    }

    /** For example, in a process with too many open files. */
    @Test
    void unreadableFileIsReadLater() throws Exception {
        stop();
        threads = new ManualThreads();
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), this::send)
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .maxBytes(0)
                .start();
        submit(HOOK, "a", "started");
        Path pending = directory.resolve("pending");
        Path file;
        try (Stream<Path> files = Files.list(pending)) {
            file = files.findFirst().orElseThrow();
        }
        Path aside = Files.move(file, directory.resolve("aside"));
        // A directory, which cannot be read as a file.
        Files.createDirectory(file);
        try (LogRecords log = new LogRecords()) {
            threads.runAll();
            assertThat(sent).isEmpty();
            assertThat(service.waiting()).isEqualTo(1);
            assertThat(log.warnings()).hasSize(1);
        }
        Files.delete(file);
        Files.move(aside, file);

        pass(SECOND);

        assertThat(sent).containsExactly("1 hook a started");
        assertThat(directory.resolve("quarantine")).doesNotExist();
    }

    @Test
    void bodiesBeyondLimitAreReadWhenDue() throws Exception {
        stop();
        threads = new ManualThreads();
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), this::send)
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .maxBytes(0)
                .retryPolicy(new RetryPolicy(List.of(SECOND, SECOND), () -> Long.MIN_VALUE))
                .start();
        failsNext(HOOK, 1);
        CompletableFuture<Delivery> first = submit(HOOK, "a", "started");
        submit(HOOK, "a", "finished");
        pass(Duration.ofSeconds(5));

        assertThat(first.join().attempts()).hasSize(2);
        assertThat(sent).containsExactly("0 hook a started", "1 hook a started", "1 hook a finished");
    }

    private Attempt late() {
        return new Attempt(
                timer.clock().instant(),
                OptionalInt.of(200),
                1000,
                Reason.said("at last"),
                Outcome.DELIVERED,
                Optional.empty());
    }

    @Test
    void sendsOneMessagePerSecondToSlackEndpoint() throws Exception {
        Endpoint one = Samples.slack("one");
        for (String key : List.of("a", "b", "c")) {
            submit(one, key, "started");
        }
        submit(Samples.slack("two"), "d", "started");

        pass(Duration.ofSeconds(10));

        assertThat(sent).containsExactly("0 one a started", "0 two d started", "1 one b started", "2 one c started");
    }

    @Test
    void webhooksAreNotPaced() throws Exception {
        submit(HOOK, "a", "started");
        submit(HOOK, "a", "finished");

        threads.runAll();

        assertThat(sent).containsExactly("0 hook a started", "0 hook a finished");
    }

    @Test
    void pauseOfSlackEndpointIsNoAttempt() throws Exception {
        Endpoint slack = Samples.slack("slack");
        submit(slack, "a", "started");
        CompletableFuture<Delivery> second = submit(slack, "b", "started");

        pass(Duration.ofSeconds(5));

        assertThat(second.join().attempts()).hasSize(1);
    }

    @Test
    void clockChangeDoesNotAffectWaits() throws Exception {
        failsNext(HOOK, 2);
        submit(HOOK, "a", "started");
        threads.runAll();

        timer.setClock(Duration.ofDays(-2));
        pass(SECOND);
        timer.setClock(Duration.ofDays(30));
        pass(Duration.ofSeconds(5));

        assertThat(sent).extracting(line -> line.split(" ")[0]).containsExactly("0", "1", "6");
    }

    @Test
    void retriesContinueAfterRestart() throws Exception {
        failsNext(HOOK, 3);
        submit(HOOK, "a", "started");
        submit(HOOK, "a", "finished");
        pass(Duration.ofSeconds(6));
        // Three attempts at "a started" were made; the next is due in 30 s.
        sent.clear();
        pass(Duration.ofSeconds(10));

        restart();
        pass(Duration.ofSeconds(40));

        assertThat(sent).containsExactly("36 hook a started", "36 hook a finished");
    }

    @Test
    void clockSetBackBeforeRestartDelaysAtMostBySchedule() throws Exception {
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        threads.runAll();
        sent.clear();

        timer.setClock(Duration.ofDays(-400));
        restart();
        pass(Duration.ofHours(3));

        assertThat(sent).hasSize(1);
    }

    @Test
    void requestInFlightIsSentAgainAfterRestart() throws Exception {
        CompletableFuture<Delivery> result = submit(HOOK, "a", "started");

        restart();
        assertThat(result).isCancelled();
        threads.runAll();

        assertThat(sent).containsExactly("0 hook a started");
    }

    @Test
    void closedServiceStartsNoAttempt() throws Exception {
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        threads.runAll();
        service.close(Duration.ZERO);

        pass(SECOND);

        assertThat(threads.inProgress()).isZero();
        assertThat(sent).hasSize(1);
    }

    @Test
    void closeInterruptsRequestInFlight() throws Exception {
        submit(HOOK, "a", "started");
        try (LogRecords log = new LogRecords()) {
            service.close(Duration.ZERO);
            assertThat(log.warnings()).isEmpty();
        }
        assertThat(threads.inProgress()).isZero();
    }

    @Test
    void interruptedRequestIsNoAttempt() throws Exception {
        ManualThreads own = new ManualThreads();
        try (DeliveryService interrupted = service(own, delivery -> {
            throw new InterruptedException();
        })) {
            CompletableFuture<Delivery> result = interrupted.submit(HOOK, "a", Samples.started());
            own.runOne();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(result).isNotDone();
            assertThat(interrupted.waiting()).isEqualTo(1);
            timer.pass(SECOND, () -> {});
            assertThat(own.inProgress()).isEqualTo(1);
        }
    }

    @Test
    void closeLogsRequestThatDoesNotEnd() throws Exception {
        ManualThreads own = new ManualThreads() {
            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) {
                return false;
            }
        };
        try (LogRecords log = new LogRecords()) {
            service(own, this::send).close(Duration.ZERO);
            assertThat(log.warnings())
                    .containsExactly("A delivery is still running at shutdown; it will be retried after restart");
        }
    }

    @Test
    void closeReturnsImmediatelyWhenInterrupted() throws Exception {
        ManualThreads own = new ManualThreads() {
            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        DeliveryService interrupted = service(own, this::send);
        CompletableFuture<Delivery> result = interrupted.submit(HOOK, "a", Samples.started());

        interrupted.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(own.inProgress()).isZero();
        assertThat(result).isCancelled();
        service(new ManualThreads(), this::send).close();
    }

    /** A second service with its own outbox. */
    private DeliveryService service(ManualThreads own, Transport sender) throws IOException {
        return new DeliveryServiceBuilder(DeliveryStore.open(directory.resolve("beside")), sender)
                .timer(timer)
                .clock(timer.clock())
                .threads(own)
                .start();
    }

    @Test
    void submitAfterCloseThrows() {
        service.close(Duration.ZERO);
        service.close(Duration.ZERO);

        assertThatIOException().isThrownBy(() -> submit(HOOK, "a", "started")).withMessageEndingWith("is closed");
    }

    @Test
    void dropsStartedEventsFirstThenOldest() throws Exception {
        restart(3);
        // The first request is in flight, and stays.
        submit(HOOK, "a", "started");
        CompletableFuture<Delivery> oldest = submit(HOOK, "b", "finished");
        CompletableFuture<Delivery> started = submit(HOOK, "c", "started");
        try (LogRecords log = new LogRecords()) {
            submit(HOOK, "d", "finished");
            assertThat(started).isCompletedWithValueMatching(delivery -> delivery.state() == State.DROPPED);
            assertThat(oldest).isNotDone();

            CompletableFuture<Delivery> newest = submit(HOOK, "e", "started");
            assertThat(newest).isCompletedWithValueMatching(delivery -> delivery.state() == State.DROPPED);

            submit(HOOK, "f", "finished");
            assertThat(oldest).isCompletedWithValueMatching(delivery -> delivery.state() == State.DROPPED);
            assertThat(log.warnings())
                    .hasSize(3)
                    .allMatch(line ->
                            line.startsWith("Dropped test.") && line.endsWith("too many deliveries are waiting"));
        }
        assertThat(service.level().dropped()).isEqualTo(3);
        threads.runAll();
        assertThat(sent).containsExactly("0 hook a started", "0 hook d finished", "0 hook f finished");
    }

    @Test
    void droppedDeliveryReleasesItsKey() throws Exception {
        restart(2);
        failsNext(HOOK, 1);
        submit(HOOK, "a", "started");
        submit(HOOK, "a", "finished");
        threads.runAll();

        submit(HOOK, "b", "finished");
        pass(Duration.ofSeconds(5));

        assertThat(sent).containsExactly("0 hook a started", "0 hook a finished", "0 hook b finished");
    }

    @Test
    void dropsExcessDeliveriesAtStart() throws Exception {
        for (int i = 0; i < 5; i++) {
            submit(HOOK, "a" + i, i == 3 ? "started" : "finished");
        }

        restart(3);

        assertThat(service.waiting()).isEqualTo(3);
        threads.runAll();
        assertThat(sent).containsExactly("0 hook a1 finished", "0 hook a2 finished", "0 hook a4 finished");
    }

    @Test
    void callsListenerAgainAfterItThrew() throws Exception {
        listener = delivery -> {
            notified.add(delivery.orderingKey() + " " + delivery.state() + " "
                    + delivery.attempts().size());
            throw new IllegalStateException("on purpose");
        };
        failsNext(HOOK, 1);
        answersNext(OTHER, () -> answer(404, Outcome.FAILED));
        try (LogRecords log = new LogRecords()) {
            submit(HOOK, "a", "started");
            submit(OTHER, "b", "started");
            pass(SECOND);
            assertThat(log.warnings()).anyMatch(line -> line.contains("A listener of deliveries failed"));
        }

        assertThat(notified)
                .containsExactly("a WAITING 0", "b WAITING 0", "a WAITING 1", "b FAILED 1", "a DELIVERED 2");
    }
}
