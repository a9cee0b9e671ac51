package io.jenkins.plugins.k6notify.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a summary that k6 wrote as JSON, in any of its three shapes: {@code --summary-export}, the data of
 * {@code handleSummary()}, or the machine-readable summary of k6 v1.5 and newer.
 */
public final class SummaryReader {

    /**
     * The maximum size of a file in bytes: k6's own files are a few kilobytes, or a hundred times that with many groups
     * and checks.
     */
    public static final int MAX_BYTES = 8 << 20;

    private static final String SETUP_DATA = "setup_data";

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Reads a summary.
     *
     * @param in read to its end, or to one byte over {@link #MAX_BYTES}; not closed
     * @throws UnreadableSummaryException if it is larger, not valid JSON, or JSON that is not a summary of k6
     * @throws IOException if reading fails
     */
    public K6Summary read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableSummaryException("larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        JsonNode root = parse(bytes);
        SummaryCollector collector = new SummaryCollector();
        if (root.path("results").path("metrics").isArray()) {
            MachineReadableShape.read(root, collector);
        } else if (root.path("metrics").isObject()) {
            MetricsShape.read(root, collector);
        } else {
            throw new UnreadableSummaryException("not a summary written by k6");
        }
        return collector.toSummary().withOriginal(withoutSetupData(root, bytes));
    }

    /** {@code handleSummary()} gets what {@code setup()} returned, such as tokens (grafana/k6 summary-wrapper.js). */
    private static String withoutSetupData(JsonNode root, byte[] bytes) {
        return root instanceof ObjectNode object && object.remove(SETUP_DATA) != null
                ? object.toString()
                : new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Reads the content of a file.
     *
     * @return {@link K6Summary#EMPTY} for an empty file
     * @throws UnreadableSummaryException as {@link #read(InputStream)}
     */
    public K6Summary read(byte[] content) throws IOException {
        return content.length == 0 ? K6Summary.EMPTY : read(new ByteArrayInputStream(content));
    }

    private JsonNode parse(byte[] bytes) throws UnreadableSummaryException {
        try {
            return json.readTree(bytes);
        } catch (IOException | IllegalArgumentException e) {
            // The bytes are in memory, so invalid JSON is the only possible error. The parser's own message quotes the
            // file.
            throw new UnreadableSummaryException("not JSON");
        }
    }
}
