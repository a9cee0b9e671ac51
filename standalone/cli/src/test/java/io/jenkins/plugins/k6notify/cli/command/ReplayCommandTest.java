package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FAILED = CommandLineSession.recorded("v2.2.0/thresholds-fail/console.txt");

    private final CommandLineSession session = new CommandLineSession();

    static Stream<Arguments> recordings() throws IOException {
        return Files.readAllLines(CommandLineSession.recorded("expected.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(row -> !row[3].equals("skip"))
                .flatMap(row -> Stream.of("console.txt", "console.timestamps.txt", "console.tty.txt")
                        .filter(file -> Files.exists(folder(row).resolve(file)))
                        .map(file -> arguments(folder(row).resolve(file), row[2], row[3])));
    }

    private static Path folder(String[] row) {
        return CommandLineSession.recorded(row[0]).resolve(row[1]);
    }

    /** Each recording results in the events of expected.tsv, as JSON lines and nothing else. */
    @ParameterizedTest
    @MethodSource("recordings")
    void replaysEveryRecordingAsExpected(Path console, String exitCode, String expected) {
        assertThat(session.run("replay", "--exit-code", exitCode, "--json", console))
                .isZero();
        // For a run that is left in the cloud, only the start is sent.
        assertThat(events(session.out())).isEqualTo(expected.replace(" left", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"255", "-1", "4294967295"})
    void normalizesExitCodesOfWindows(String exitCode) throws IOException {
        Path console = CommandLineSession.recorded("v2.2.0/missing-script/console.txt");
        session.run("replay", "--exit-code=" + exitCode, "--json", console);
        assertThat(events(session.out())).isEqualTo("- 7/1");
        assertThat(JSON.readTree(session.out()).at("/k6/exit_code").asInt()).isEqualTo(255);
    }

    @Test
    void notifyOnFiltersJson() {
        session.run("replay", "--exit-code", "99", "--json", "--notify-on", "finished.failed", FAILED);
        assertThat(events(session.out())).isEqualTo("- 3/1");
        session.run("replay", "--exit-code", "99", "--json", "--notify-on", "started", FAILED);
        assertThat(events(session.out())).isEqualTo("S");
        session.run("replay", "--exit-code", "99", "--json", "--notify-on", "success", FAILED);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void reportsNameTriggerInterruptionAndSummary() throws IOException {
        Path summary = CommandLineSession.recorded("v2.2.0/thresholds-fail/summary.json");
        session.run(
                "replay",
                "--json",
                "--name",
                "Checkout",
                "--trigger",
                "scheduled",
                "--interrupted",
                "timeout",
                "--summary",
                summary,
                FAILED);
        List<JsonNode> bodies = bodies(session.out());

        assertThat(bodies.get(0).get("event_type").asText()).isEqualTo("test.started.scheduled");
        assertThat(bodies.get(1).get("name").asText()).isEqualTo("Checkout");
        assertThat(bodies.get(1).get("status").asInt()).isEqualTo(4);
        // The console shows 31.61; the file has all digits.
        assertThat(bodies.get(1).at("/k6/metrics/http_req_duration.p(95)").asDouble())
                .isEqualTo(31.61669395);
    }

    @Test
    void readsStandardInput() throws IOException {
        session.input(Files.readAllBytes(FAILED)).run("replay", "--exit-code", "99", "--json", "-");
        assertThat(events(session.out())).isEqualTo("S 3/1");
    }

    @Test
    void reportsConsoleWithoutRun() {
        assertThat(session.run("replay", "--dry-run", CommandLineSession.recorded("v2.2.0/version/console.txt")))
                .isZero();
        assertThat(session.err()).contains("there is no run of k6 in ");
    }

    @Test
    void dryRunShowsMessagesAndSendsNothing() throws IOException {
        try (ReceiverServer receiver = ReceiverServer.start(ReceiverOptions.DEFAULTS)) {
            session.with("HOOK", receiver.webhookUri()).with("SLACK", receiver.slackUri());
            int exitCode = session.run(
                    "replay",
                    "--dry-run",
                    "--exit-code",
                    "99",
                    "--webhook-url-env",
                    "HOOK",
                    "--slack-url-env",
                    "SLACK",
                    "--allow-http",
                    "127.0.0.1",
                    FAILED);

            assertThat(exitCode).isZero();
            assertThat(session.out())
                    .contains(
                            "test.finished  script.js  Finished, failed: Thresholds crossed: http_req_duration p(95)<1")
                    .contains(
                            "Would be sent to slack:", "Would be sent to webhook:", "X-LoadImpact-Event: test.finished")
                    .doesNotContain("/services/");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void printsWarningsOfRun() {
        Path console = CommandLineSession.recorded("v2.2.0/http-500/console.txt");
        assertThat(session.run("replay", "--dry-run", "--exit-code", "0", console))
                .isZero();
        assertThat(session.out())
                .contains("test.finished  script.js  Finished, passed (warnings: All requests failed)\n");
    }

    @Test
    void notifyOnSelectsRunsWithWarnings() {
        assertThat(bodies(replayForWarnings("v2.2.0/http-500/console.txt")))
                .extracting(body -> body.at("/event_type").asText() + " "
                        + body.at("/warnings/0/kind").asText())
                .containsExactly("test.finished.success all_requests_failed");
        assertThat(bodies(replayForWarnings("v2.2.0/success/console.txt"))).isEmpty();
    }

    private String replayForWarnings(String recording) {
        Path console = CommandLineSession.recorded(recording);
        session.run("replay", "--json", "--notify-on", "finished.warning", "--exit-code", "0", console);
        return session.out();
    }

    private static List<JsonNode> bodies(String lines) {
        return lines.lines().map(ReplayCommandTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Events in the format of expected.tsv. */
    private static String events(String lines) {
        List<String> words = new ArrayList<>();
        long started = 0;
        long finished = 0;
        for (JsonNode body : bodies(lines)) {
            if (body.get("event").asText().equals("test.started")) {
                started++;
                words.add("S");
            } else {
                finished++;
                if (started < finished) {
                    words.add("-");
                    started++;
                }
                words.add(body.get("status").asInt() + "/" + body.get("result").asInt());
            }
        }
        return words.isEmpty() ? "none" : String.join(" ", words);
    }

    @Test
    void helperWritesFormatOfExpectedTsv() {
        String s = "{\"event\":\"test.started\"}\n";
        String f = "{\"event\":\"test.finished\",\"status\":3,\"result\":1}\n";
        assertThat(Arrays.asList(events(""), events(s + f), events(f), events(s + f + s + f), events(f + s + f)))
                .containsExactly("none", "S 3/1", "- 3/1", "S 3/1 S 3/1", "- 3/1 S 3/1");
    }
}
