package io.jenkins.plugins.k6notify.benchmarks.receiver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as the engine sends it.
 *
 * @param headers by their names in lower case
 */
public record Request(Map<String, String> headers, int bodyBytes) {

    /** Header with the number of a message in its key, from 0. */
    static final String NUMBER = "x-number";

    static final String KEY = "x-key";

    private static final String ID = "x-loadimpact-id";

    public String key() {
        return headers.getOrDefault(KEY, "");
    }

    /** Returns the id, by which a receiver detects duplicates. */
    public String id() {
        return headers.getOrDefault(ID, "");
    }

    public int number() {
        return Integer.parseInt(headers.getOrDefault(NUMBER, "-1"));
    }

    /** @throws EOFException if the sender closes the connection, as it may between two requests */
    static Request read(InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (in.readNBytes(length).length < length) {
            throw new EOFException("in the body");
        }
        return new Request(headers, length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("in the head");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
