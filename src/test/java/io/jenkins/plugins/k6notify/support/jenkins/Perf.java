package io.jenkins.plugins.k6notify.support.jenkins;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The channel {@code perf} of most tests, a webhook for a real receiver, and the events that arrive there. */
public final class Perf {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Perf() {}

    /** Creates the channel, with a credential of scope System. */
    public static void channel(Receiver receiver) throws Exception {
        Credentials.system("perf-url", receiver.url("/hook/SECRETPATH"));
        K6NotifyConfiguration.get().setChannels(List.of(webhook("perf", "perf-url")));
    }

    public static Channel webhook(String name, String credentialsId) {
        WebhookChannel channel = new WebhookChannel(name, credentialsId);
        channel.setAllowHttp(true);
        return channel;
    }

    /** Waits until all messages of the build are delivered; they are submitted before it ends. */
    public static void awaitDeliveries(Run<?, ?> build) {
        K6RunsAction action = build.getAction(K6RunsAction.class);
        if (action != null) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> action.getRuns().stream()
                            .flatMap(run -> run.deliveries().stream())
                            .allMatch(DeliveryRecord::isOver));
        }
    }

    /** A shell script that prints the recording and exits with its exit code. */
    public static String script(Recording recording) {
        return "set +x; cat '" + recording.file("console.txt") + "'; exit " + recording.exitCode();
    }

    public static JsonNode body(Receiver.Received received) throws IOException {
        return JSON.readTree(received.body());
    }

    /** The events in the notation of {@code expected.tsv}, {@code S 3/0}, in the order of arrival. */
    public static String events(List<JsonNode> bodies) {
        List<String> events = new ArrayList<>();
        Set<Long> started = new HashSet<>();
        for (JsonNode body : bodies) {
            long run = body.path("load_test_run_id").longValue();
            if (body.path("event").textValue().equals("test.started")) {
                started.add(run);
                events.add("S");
            } else {
                if (!started.contains(run)) {
                    events.add("-");
                }
                events.add(body.path("status").intValue() + "/"
                        + body.path("result").intValue());
            }
        }
        return events.isEmpty() ? "none" : String.join(" ", events);
    }

    /** The bodies by the full name of their job. */
    public static Map<String, List<JsonNode>> byJob(List<Receiver.Received> all) throws IOException {
        Map<String, List<JsonNode>> byJob = new HashMap<>();
        for (Receiver.Received received : all) {
            JsonNode body = body(received);
            byJob.computeIfAbsent(body.path("jenkins").path("job").textValue(), job -> new ArrayList<>())
                    .add(body);
        }
        return byJob;
    }

    /** Two recordings for each exit code and outcome, of the oldest and of the newest k6. */
    public static List<Recording> recordings() {
        Map<String, Recording> first = new HashMap<>();
        Map<String, Recording> last = new HashMap<>();
        for (Recording recording : Recording.decidable()) {
            // Without a sign of k6 in the log of its step, no exit code is a run.
            if (recording.scenario().equals("sigkill-quiet")) {
                continue;
            }
            String kind = recording.exitCode() + " " + recording.expected();
            first.putIfAbsent(kind, recording);
            last.put(kind, recording);
        }
        Set<Recording> chosen = new HashSet<>(first.values());
        chosen.addAll(last.values());
        return Recording.decidable().stream().filter(chosen::contains).toList();
    }
}
