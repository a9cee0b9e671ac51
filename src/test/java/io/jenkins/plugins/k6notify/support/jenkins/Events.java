package io.jenkins.plugins.k6notify.support.jenkins;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Webhook channels for a receiver, and the events that it received. */
public final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** Configures these channels, all of which are webhooks to this receiver. */
    public static void channels(Receiver receiver, String... names) throws Exception {
        Credentials.system("the-url", receiver.url("/hook/SECRETPATH"));
        K6NotifyConfiguration.get()
                .setChannels(Arrays.stream(names)
                        .<Channel>map(name -> webhook(name, "the-url"))
                        .toList());
    }

    public static WebhookChannel webhook(String name, String credentialsId) {
        WebhookChannel channel = new WebhookChannel(name, credentialsId);
        channel.setAllowHttp(true);
        return channel;
    }

    public static List<RunRecord> runs(Run<?, ?> build) {
        K6RunsAction action = build.getAction(K6RunsAction.class);
        return action == null ? List.of() : action.getRuns();
    }

    /** Waits until all messages of a build are finished. */
    public static List<DeliveryRecord> deliveries(Run<?, ?> build) {
        await().atMost(Duration.ofSeconds(60)).until(() -> all(build).stream().allMatch(DeliveryRecord::isOver));
        return all(build);
    }

    private static List<DeliveryRecord> all(Run<?, ?> build) {
        return runs(build).stream().flatMap(run -> run.deliveries().stream()).toList();
    }

    /** The events of a build that has ended, in the notation of {@code expected.tsv}. */
    public static String sent(Receiver receiver, Run<?, ?> build) throws InterruptedException {
        List<String> words = new ArrayList<>();
        boolean started = false;
        for (JsonNode body : bodies(receiver, build)) {
            if (body.path("event").asText().equals("test.started")) {
                words.add("S");
                started = true;
            } else {
                if (!started) {
                    words.add("-");
                }
                words.add(
                        body.path("status").asInt() + "/" + body.path("result").asInt());
                started = false;
            }
        }
        return words.isEmpty() ? "none" : String.join(" ", words);
    }

    public static List<JsonNode> bodies(Receiver receiver, Run<?, ?> build) throws InterruptedException {
        deliveries(build);
        List<JsonNode> bodies = new ArrayList<>();
        while (receiver.count() > 0) {
            bodies.add(json(receiver.take()));
        }
        return bodies;
    }

    public static JsonNode json(Received received) {
        try {
            return JSON.readTree(received.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
