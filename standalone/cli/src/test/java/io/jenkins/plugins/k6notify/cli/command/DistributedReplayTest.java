package io.jenkins.plugins.k6notify.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.CommandLineSession;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandLineSession session = new CommandLineSession();

    private List<JsonNode> bodies() {
        return session.out().lines().map(DistributedReplayTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"pass, 3, 0", "crossed, 3, 1", "killed, 6, 1", "missing, 6, 1"})
    void podsAreInstancesOfOneRun(String scenario, int status, int result) {
        Object console = CommandLineSession.recordedPods(scenario);
        session.run("replay", "--json", "--exit-code", "0", "--instances", "4", console);

        assertThat(bodies())
                .extracting(body -> body.get("event").asText())
                .containsExactly("test.started", "test.finished");
        JsonNode finished = bodies().get(1);
        assertThat(finished.get("status").asInt()).isEqualTo(status);
        assertThat(finished.get("result").asInt()).isEqualTo(result);
        assertThat(finished.at("/k6/instances")).hasSize(scenario.equals("missing") ? 3 : 4);
    }

    @Test
    void runWithUnknownNumberOfInstancesEndsWithConsole() {
        session.run("replay", "--json", "--distributed", CommandLineSession.recordedPods("missing"));

        assertThat(bodies()).hasSize(2);
        assertThat(bodies().get(1).get("event_type").asText()).isEqualTo("test.finished.success");
    }

    @Test
    void processesWithOtherNamesAreOtherRuns() {
        Object console = CommandLineSession.recorded("v2.2.0/two-runs-in-sequence/console.txt");
        session.run("replay", "--json", "--exit-code", "99", console);
        List<JsonNode> separate = bodies();
        session.run("replay", "--json", "--exit-code", "99", "--instances", "1", console);

        assertThat(bodies())
                .extracting(body -> body.get("event_type").asText())
                .isEqualTo(separate.stream()
                        .map(body -> body.get("event_type").asText())
                        .toList());
    }
}
