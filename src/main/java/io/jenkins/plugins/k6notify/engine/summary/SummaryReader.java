package io.jenkins.plugins.k6notify.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a summary that k6 wrote as JSON, whichever of its three shapes it has: {@code --summary-export}, the data of
 * {@code handleSummary()}, or the machine-readable summary of k6 v1.5 and newer.
 */
public final class SummaryReader {

    /** Larger files are not read: k6's own are a few kilobytes, a hundred times that with many groups and checks. */
    public static final int MAX_BYTES = 8 << 20;

    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param in read to its end, or to one byte over {@link #MAX_BYTES}; not closed
     * @throws UnreadableSummaryException if it is larger, or no JSON, or JSON that is no summary of k6's
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
        return collector.toSummary();
    }

    private JsonNode parse(byte[] bytes) throws UnreadableSummaryException {
        try {
            return json.readTree(bytes);
        } catch (IOException | IllegalArgumentException e) {
            // Of bytes in memory nothing else can be wrong. The parser's own message quotes the file.
            throw new UnreadableSummaryException("not JSON");
        }
    }
}
