package io.jenkins.plugins.k6notify.outbox;

import io.jenkins.plugins.k6notify.endpoint.ProxiedHttpClient;
import io.jenkins.plugins.k6notify.engine.delivery.Courier;
import io.jenkins.plugins.k6notify.engine.delivery.CourierBuilder;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryLog;
import io.jenkins.plugins.k6notify.engine.delivery.Outbox;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The courier of a controller while it runs, and what is known of its deliveries.
 *
 * @param courier closes the outbox when it is closed
 */
record OpenOutbox(Courier courier, DeliveryHistory history) {

    /** @param directory is made if it does not exist */
    static OpenOutbox open(Path directory) throws IOException {
        Clock clock = Clock.systemUTC();
        Outbox outbox = Outbox.openWithArchive(directory, clock);
        try {
            DeliveryLog log = DeliveryLog.open(directory.resolve("log"), clock);
            Courier courier = new CourierBuilder(
                            outbox, new HttpSender(new ConfiguredEndpoints(), ProxiedHttpClient.shared(), clock))
                    .clock(clock)
                    .threads(SystemThreads.pool(CourierBuilder.THREADS, "k6-notify delivery"))
                    .listener(log)
                    .listener(OutboxListener.all())
                    .start();
            return new OpenOutbox(courier, new DeliveryHistory(courier, log));
        } catch (IOException | RuntimeException e) {
            outbox.close();
            throw e;
        }
    }
}
