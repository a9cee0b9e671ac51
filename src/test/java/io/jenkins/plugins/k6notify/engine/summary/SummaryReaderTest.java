package io.jenkins.plugins.k6notify.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryReaderTest {

    private final SummaryReader reader = new SummaryReader();

    @Test
    void readsSummaryExport() throws IOException {
        K6Summary summary = read("v2.2.0/thresholds-fail", "summary.json");

        assertThat(summary.metric("http_req_duration.p(95)").getAsDouble()).isCloseTo(31.61669395, within(1e-9));
        assertThat(summary.metric("http_reqs.count").getAsDouble()).isEqualTo(20);
        assertThat(summary.metric("http_req_failed.rate").getAsDouble()).isZero();
        assertThat(summary.metric("checks.rate").getAsDouble()).isEqualTo(1);
        assertThat(summary.checks()).isEqualTo(new Checks(20, 0));
        assertThat(summary.k6Version()).isNull();
        // In this format, "true" means crossed.
        assertThat(summary.thresholds())
                .containsExactlyInAnyOrder(
                        new Threshold("checks", "rate>0.9", true, "100.00%"),
                        new Threshold("http_req_duration", "p(95)<1", false, "31.61ms"));
    }

    @Test
    void readsDataOfHandleSummary() throws IOException {
        K6Summary summary = read("v2.2.0/handlesummary-json-only-thresholds-fail", "handle-summary.json");

        assertThat(summary.metric("http_req_duration.p(95)").getAsDouble()).isCloseTo(33.5383431, within(1e-9));
        assertThat(summary.metric("data_sent.rate").getAsDouble()).isCloseTo(455.9057685631522, within(1e-9));
        assertThat(summary.checks()).isEqualTo(new Checks(20, 0));
        // In this format, "ok: false" means crossed.
        assertThat(summary.crossed()).containsExactly(new Threshold("http_req_duration", "p(95)<1", false, "33.53ms"));
    }

    @Test
    void exportAndHandleSummaryAreEqual() throws IOException {
        K6Summary export = read("v2.2.0/handlesummary-json-only-thresholds-fail", "summary.json");
        K6Summary data = read("v2.2.0/handlesummary-json-only-thresholds-fail", "handle-summary.json");

        assertThat(export.metrics()).containsExactlyInAnyOrderEntriesOf(data.metrics());
        assertThat(export.thresholds()).containsExactlyInAnyOrderElementsOf(data.thresholds());
        assertThat(export.checks()).isEqualTo(data.checks());
    }

    @Test
    void keepsJsonThatK6Wrote() throws IOException {
        String json = "{\"metrics\": {\"vus\": {\"value\": 1}}}";

        assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8)).original())
                .isEqualTo(json);
    }

    /** The function {@code setup()} may return a token, which {@code handleSummary()} gets with the other data. */
    @Test
    void dropsDataOfSetup() throws IOException {
        String json =
                "{\"setup_data\":{\"token\":\"s3cret\"},\"metrics\":{\"vus\":{\"value\":1}},\"setup_data\":\"s3cret\"}";

        assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8)).original())
                .isEqualTo("{\"metrics\":{\"vus\":{\"value\":1}}}");
    }

    @Test
    void readsMachineReadableFormat() throws IOException {
        K6Summary summary = read("v2.2.0/machine-readable-groups-scenarios", "summary.json");

        assertThat(summary.k6Version()).isEqualTo("2.2.0");
        assertThat(summary.checks()).isEqualTo(new Checks(3, 6));
        assertThat(summary.metric("checks.rate").getAsDouble()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(summary.metric("http_req_duration.p(95)").getAsDouble()).isCloseTo(65.256129, within(1e-9));
        assertThat(summary.metric("http_req_failed.rate").getAsDouble()).isEqualTo(0.5);
        assertThat(summary.metric("http_reqs.count").getAsDouble()).isEqualTo(6);
        assertThat(summary.metric("http_reqs.rate").getAsDouble()).isCloseTo(6.959511, within(1e-5));
    }

    static List<Recording> withSummary() {
        return Recording.decidable().stream()
                .filter(recording -> recording.bytes("summary.json") != null)
                .filter(recording -> ObservedRuns.play(recording.console(), Ending.UNKNOWN).finished().stream()
                        .anyMatch(run -> !run.summary().isEmpty()))
                .toList();
    }

    /** File and console of a run have the same numbers, except for digits that the console does not show. */
    @ParameterizedTest
    @MethodSource("withSummary")
    void fileAndConsoleAgree(Recording recording) throws IOException {
        K6Summary file = read(recording.name(), "summary.json");
        K6Summary console =
                ObservedRuns.play(recording.console(), Ending.UNKNOWN).only().summary();

        assertThat(console.metrics()).isNotEmpty();
        for (Map.Entry<String, Double> shown : console.metrics().entrySet()) {
            assertThat(file.metrics()).containsKey(shown.getKey());
            double exact = file.metrics().get(shown.getKey());
            // "1.0 kB" is the coarsest value: it stands for 950 to 1049.
            assertThat(shown.getValue()).as(shown.getKey()).isCloseTo(exact, within(Math.abs(exact) * 0.06 + 0.01));
        }
        assertThat(console.checks()).isEqualTo(file.checks());
        if (!file.thresholds().isEmpty()) {
            assertThat(console.crossed().stream().map(Threshold::metric))
                    .containsExactlyInAnyOrderElementsOf(
                            file.crossed().stream().map(Threshold::metric).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "\u0000\u0001", "{\"metrics\": {\"a\": ", "\uFEFFnope"})
    void refusesInvalidJson(String text) {
        assertThatThrownBy(() -> readText(text))
                .isInstanceOf(UnreadableSummaryException.class)
                .message()
                .isIn("not JSON", "not a summary written by k6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "{}", "{\"metrics\":[]}", "{\"metrics\":\"all\"}", "{\"results\":{}}"})
    void refusesOtherJson(String text) {
        assertThatThrownBy(() -> readText(text))
                .isInstanceOf(UnreadableSummaryException.class)
                .hasMessage("not a summary written by k6");
    }

    @Test
    void refusesTooLargeInput() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
        assertThatThrownBy(() -> reader.read(endless)).hasMessage("larger than 8 MiB");
    }

    /** With leading zeros the parser assumes UTF-32, and reports errors of it in another way. Found by fuzzing. */
    @Test
    void refusesBinaryInput() {
        byte[] bytes = new byte[24];
        System.arraycopy("{:  981 ".getBytes(StandardCharsets.US_ASCII), 0, bytes, 16, 8);
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(UnreadableSummaryException.class)
                .hasMessage("not JSON");
    }

    @Test
    void refusesDeeplyNestedJson() {
        assertThatThrownBy(() -> readText("{\"metrics\":".repeat(100_000))).hasMessage("not JSON");
    }

    @Test
    void limitsMetricsAndThresholds() throws IOException {
        StringBuilder json = new StringBuilder("{\"metrics\":{");
        for (int i = 0; i < 5000; i++) {
            json.append("\"m").append(i).append("\":{\"avg\":1,\"max\":1e999,\"thresholds\":{\"avg<1\":true}},");
        }
        json.append("\"").append("x".repeat(5000)).append("\":{\"avg\":1}}}");
        K6Summary summary = readText(json.toString());

        assertThat(summary.metrics()).hasSize(SummaryCollector.MAX_VALUES);
        assertThat(summary.metrics().values()).allMatch(Double::isFinite);
        assertThat(summary.thresholds()).hasSize(SummaryCollector.MAX_THRESHOLDS);
    }

    @Test
    void showsRateAboveOne() throws IOException {
        K6Summary summary = readText(
                "{\"metrics\":{\"a\":{\"rate\":1e308,\"passes\":1,\"fails\":1,\"thresholds\":{\"rate<1\":true}}}}");

        assertThat(summary.crossed())
                .singleElement()
                .satisfies(crossed ->
                        assertThat(crossed.actual()).startsWith("1797").hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void completedByFillsMissingParts() throws IOException {
        K6Summary machine = read("v2.2.0/machine-readable-groups-scenarios", "summary.json");
        K6Summary export = read("v2.2.0/thresholds-fail", "summary.json");
        K6Summary both = machine.completedBy(export);

        assertThat(both.metrics()).isEqualTo(machine.metrics());
        assertThat(both.thresholds()).isEqualTo(export.thresholds());
        assertThat(K6Summary.EMPTY.completedBy(export)).isEqualTo(export);
        assertThat(Stream.of(machine, export, both)).noneMatch(K6Summary::isEmpty);
    }

    private K6Summary read(String recording, String file) throws IOException {
        return reader.read(new ByteArrayInputStream(Recording.of(recording).bytes(file)));
    }

    private K6Summary readText(String text) throws IOException {
        return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
