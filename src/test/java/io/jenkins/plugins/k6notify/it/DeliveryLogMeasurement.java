package io.jenkins.plugins.k6notify.it;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryLog;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.event.ChannelTest;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.manage.DeliveryMonitor;
import io.jenkins.plugins.k6notify.outbox.OutboxService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.kohsuke.stapler.MetaClass;

/**
 * How long the page of the delivery log takes with 500 builds of 5 runs and 20 deliveries each, all of which the log keeps,
 * as they go to 50 channels. Asserts nothing of time; to be run by its name: {@code mvn verify
 * -Dtest=DeliveryLogMeasurement}.
 */
class DeliveryLogMeasurement {

    private static final int BUILDS = 500;
    private static final int RUNS = 5;
    private static final int DELIVERIES = 20;
    private static final int CHANNELS = 50;
    private static final int LOOKS = 30;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theDeliveryLog() throws Throwable {
        sessions.then(r -> {
            FreeStyleProject project = r.createFreeStyleProject("load");
            for (int number = 1; number <= BUILDS; number++) {
                Files.createDirectories(project.getBuildDir().toPath().resolve(Integer.toString(number)));
            }
            Credentials.system("the-url", "https://example.com/");
            List<Channel> channels = new ArrayList<>();
            for (int i = 0; i < CHANNELS; i++) {
                channels.add(Events.webhook("channel " + i, "the-url"));
            }
            K6NotifyConfiguration.get().setChannels(channels);
            writeLog(r.jenkins.getRootDir().toPath().resolve("k6-notify/log"));
        });
        sessions.then(r -> {
            // The harness lets pages be edited while a test runs; a Jenkins parses them once.
            MetaClass.NO_CACHE = false;
            report("first page after the start", new long[] {time(r, "")});
            report("first page", measure(r, ""));
            report("one channel", measure(r, "?channel=channel+7"));
            report("one job, failed", measure(r, "?job=load&state=failed"));
            report("last page", measure(r, "?before=60"));
            report("nothing found", measure(r, "?job=nowhere"));
            report("what failed", measure(r, "failed?since=month"));
            DeliveryHistory history = OutboxService.get().history();
            report("health of all channels", measure(() -> time(history::health)));
            report(
                    "51 deliveries",
                    measure(() -> time(() -> history.deliveries(row -> true, DeliveryHistory.NEWEST, 51))));
            report(
                    "who may not read the job",
                    measure(() -> time(() ->
                            history.deliveries(row -> row.lane().contains("nowhere"), DeliveryHistory.NEWEST, 51))));
            DeliveryMonitor monitor = ExtensionList.lookupSingleton(DeliveryMonitor.class);
            report("monitor, on each page of an admin", measure(() -> time(monitor::isActivated)));
            assertThat(OutboxService.get().history().deliveries(row -> true, Long.MAX_VALUE, 1_000_000))
                    .hasSize(BUILDS * RUNS * DELIVERIES);
        });
    }

    private static void writeLog(Path directory) throws Exception {
        DeliveryLog log = DeliveryLog.open(directory, Clock.systemUTC());
        Message message = Events.webhook("any", "any").format().message(UUID.randomUUID(), new ChannelTest());
        Instant start = Instant.now().minusSeconds(BUILDS * RUNS * DELIVERIES);
        int sequence = 0;
        for (int build = 1; build <= BUILDS; build++) {
            for (int run = 0; run < RUNS; run++) {
                for (int i = 0; i < DELIVERIES; i++) {
                    sequence++;
                    String channel = "channel " + sequence % CHANNELS;
                    String lane = "load#" + build + "\n" + new UUID(build, run) + "\n" + channel;
                    boolean failed = sequence % 10 == 0;
                    Attempt attempt = new Attempt(
                            start.plusSeconds(sequence),
                            OptionalInt.of(failed ? 410 : 200),
                            12,
                            failed ? "the receiver says channel_is_archived (410)" : "the receiver says ok (200)",
                            failed ? Outcome.FAILED : Outcome.DELIVERED,
                            Optional.empty());
                    log.attempted(
                            new Delivery(
                                    sequence,
                                    new Message(UUID.randomUUID(), message.event(), message.headers(), message.body()),
                                    new Endpoint(Endpoint.Kind.WEBHOOK, channel, "the-url", null, null),
                                    lane,
                                    attempt.at(),
                                    0,
                                    failed ? State.FAILED : State.DELIVERED,
                                    null,
                                    List.of(attempt)),
                            attempt);
                }
            }
        }
    }

    private long[] measure(JenkinsRule r, String path) {
        return measure(() -> time(r, path));
    }

    private static long[] measure(Supplier<Long> look) {
        for (int i = 0; i < LOOKS; i++) {
            look.get();
        }
        long[] times = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            times[i] = look.get();
        }
        return times;
    }

    /** From the request to the last byte of the answer, without a browser. */
    private long time(JenkinsRule r, String path) {
        return time(() -> {
            try {
                URI url = r.getURL().toURI().resolve("manage/k6-notifications/" + path);
                int status = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                        .statusCode();
                assertThat(status).isEqualTo(200);
                return status;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static long time(Supplier<?> work) {
        long start = System.nanoTime();
        work.get();
        return System.nanoTime() - start;
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-36s median %8.3f ms, most %8.3f ms%n",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6);
    }
}
