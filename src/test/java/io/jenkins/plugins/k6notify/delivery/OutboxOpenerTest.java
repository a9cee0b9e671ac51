package io.jenkins.plugins.k6notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualThreads;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryService;
import io.jenkins.plugins.k6notify.engine.delivery.service.DeliveryServiceBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxOpenerTest {

    @TempDir
    private Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final ManualThreads thread = new ManualThreads();

    @AutoClose
    private final OutboxOpener opener = new OutboxOpener(this::openService, thread, timer, Duration.ofMillis(1));

    private DeliveryService openService() throws IOException {
        return new DeliveryServiceBuilder(DeliveryStore.open(directory), delivery -> {
                    throw new IllegalStateException("nothing is sent");
                })
                .threads(new ManualThreads())
                .start();
    }

    @Test
    void opensInBackground() throws Exception {
        opener.start();
        assertThat(opener.ifOpen()).isEmpty();
        assertThat(opener.failure()).isEmpty();
        assertThatIOException().isThrownBy(opener::await).withMessage("the outbox is still being opened");

        thread.runAll();

        assertThat(opener.await().history().isLoaded()).isTrue();
        assertThat(opener.ifOpen()).isPresent();
        assertThat(opener.failure()).isEmpty();
    }

    @Test
    void retriesWhileAnotherProcessUsesOutbox() throws Exception {
        try (LogRecords log = new LogRecords()) {
            DeliveryStore other = DeliveryStore.open(directory);
            opener.start();
            timer.pass(OutboxOpener.RETRY.multipliedBy(5), thread::runAll);

            assertThat(opener.ifOpen()).isEmpty();
            assertThat(opener.failure()).contains(Reason.of(ReasonKind.OUTBOX_IN_USE, directory.toString()));
            assertThatIOException().isThrownBy(opener::await).withMessageContaining("in use by another process");
            assertThat(log.warnings()).as("said once").hasSize(1);

            other.close();
            timer.pass(OutboxOpener.RETRY, thread::runAll);

            assertThat(opener.failure()).isEmpty();
            assertThat(opener.await().submit(Samples.webhook("hook"), "run", Samples.started()))
                    .isNotDone();
        }
    }

    @Test
    void failureNamesReason() throws Exception {
        OutboxOpener broken = new OutboxOpener(
                () -> {
                    throw new IOException("no space left");
                },
                Runnable::run,
                timer,
                Duration.ZERO);
        broken.start();

        assertThat(broken.failure()).contains(Reason.said("no space left"));
        assertThatIOException().isThrownBy(broken::await).withMessage("no space left");
    }

    @Test
    void closesServiceOpenedAfterClose() throws Exception {
        opener.start();
        opener.close();
        thread.runAll();

        assertThatIOException().isThrownBy(opener::await).withMessage("Jenkins is shutting down");
        DeliveryStore.open(directory).close();
    }

    @Test
    void doesNotRetryAfterClose() throws Exception {
        try (DeliveryStore other = DeliveryStore.open(directory)) {
            opener.start();
            thread.runAll();
            opener.close();
            timer.pass(OutboxOpener.RETRY, thread::runAll);
            assertThat(other.directory()).isEqualTo(directory);
        }
        timer.pass(OutboxOpener.RETRY, thread::runAll);

        assertThat(opener.ifOpen()).isEmpty();
        DeliveryStore.open(directory).close();
    }
}
