package io.jenkins.plugins.k6notify.engine.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of every request over HTTP. */
public final class MessageHeaders {

    private MessageHeaders() {}

    /**
     * Returns the headers of a request with a JSON body. The user agent starts with the word that receivers of the
     * contract check.
     *
     * @param version the version of k6-notify
     * @return a new map, in the order in which the headers are sent
     */
    public static Map<String, String> json(String version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.put("User-Agent", "LoadImpactWebHook/" + version + " (k6-notify)");
        return headers;
    }
}
