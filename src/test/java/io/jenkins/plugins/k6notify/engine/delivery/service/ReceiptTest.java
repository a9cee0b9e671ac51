package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a transport gets the receipts of earlier attempts. */
class ReceiptTest {

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final ManualThreads threads = new ManualThreads();

    /** Receipts of the next attempts. */
    private final Queue<Optional<String>> receipts = new ArrayDeque<>();

    private final Queue<Outcome> outcomes = new ArrayDeque<>();

    /** Receipts that the transport got, or "none". */
    private final List<String> given = new ArrayList<>();

    private DeliveryService service;

    private final Transport transport = new Transport() {
        @Override
        public Attempt send(Delivery delivery) {
            throw new AssertionError("sent without receipts");
        }

        @Override
        public Attempt send(Delivery delivery, Supplier<Optional<String>> receipt) {
            given.add(receipt.get().orElse("none"));
            Outcome outcome = outcomes.isEmpty() ? Outcome.DELIVERED : outcomes.remove();
            return new Attempt(
                    timer.clock().instant(),
                    OptionalInt.of(200),
                    1,
                    Reason.said("ok"),
                    outcome,
                    Optional.empty(),
                    receipts.isEmpty() ? null : receipts.remove().orElse(null));
        }
    };

    private final Message started = Samples.started();
    private final Message finished = Samples.finished().following(started.id());

    @BeforeEach
    void open() throws IOException {
        service = new DeliveryServiceBuilder(DeliveryStore.open(directory), transport)
                .timer(timer)
                .clock(timer.clock())
                .threads(threads)
                .start();
    }

    @AfterEach
    void close() {
        service.close(Duration.ZERO);
    }

    private void submit(Message message) throws IOException {
        service.submit(Samples.webhook("hook"), "run 1", message);
        threads.runAll();
    }

    @Test
    void laterMessageGetsReceiptOfMessageThatItFollows() throws Exception {
        service.history().load(() -> {});
        receipts.add(Optional.of("ts 1"));

        submit(started);
        submit(finished);

        assertThat(given).containsExactly("none", "ts 1");
    }

    @Test
    void receiptIsFoundBeforeHistoryIsLoadedAfterRestart() throws Exception {
        receipts.add(Optional.of("ts 1"));
        submit(started);
        close();
        open();

        submit(finished);

        assertThat(given).containsExactly("none", "ts 1");
    }

    @Test
    void messageOfAnotherRunGetsNoReceipt() throws Exception {
        receipts.add(Optional.of("ts 1"));

        submit(started);
        submit(Samples.finished().following(Samples.started().id()));

        assertThat(given).containsExactly("none", "none");
    }

    @Test
    void retryGetsReceiptOfItsOwnAttempt() throws Exception {
        receipts.add(Optional.of("ts 1"));
        receipts.add(Optional.of("ts 2"));
        outcomes.addAll(List.of(Outcome.DELIVERED, Outcome.RETRY));
        submit(started);
        submit(finished);

        timer.pass(Duration.ofSeconds(2), threads::runAll);

        assertThat(given).containsExactly("none", "ts 1", "ts 2");
    }

    @Test
    void redeliveredFinishedMessageGetsItsReceiptAndRedeliveredStartedMessageNone() throws Exception {
        service.history().load(() -> {});
        receipts.add(Optional.of("ts 1"));
        receipts.add(Optional.of("ts 2"));
        submit(started);
        submit(finished);

        service.redeliver(finished.id());
        threads.runAll();
        service.redeliver(started.id());
        threads.runAll();

        assertThat(given).containsExactly("none", "ts 1", "ts 2", "none");
    }
}
