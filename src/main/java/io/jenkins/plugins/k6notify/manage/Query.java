package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parameters of a page address. Untrusted input: callers must validate each value. The first of several values counts;
 * an empty value counts as absent.
 */
record Query(Map<String, String> parameters) {

    static final Query NONE = new Query(Map.of());

    Query {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** @param text query string without question mark; unreadable parts are skipped */
    static Query read(@CheckForNull String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int sign = pair.indexOf('=');
            try {
                String value = sign < 0 ? "" : decode(pair.substring(sign + 1)).trim();
                if (!value.isEmpty()) {
                    found.putIfAbsent(decode(pair.substring(0, sign)), value);
                }
            } catch (IllegalArgumentException e) {
                // A percent sign without hexadecimal digits, probably typed by hand.
                continue;
            }
        }
        return new Query(found);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns the value without surrounding white space; empty if absent. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** @param value new value; empty or null to remove the parameter */
    Query with(String name, @CheckForNull String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Query(changed);
    }

    /** Returns a query with these parameters only. */
    Query only(List<String> names) {
        Map<String, String> kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(names);
        return new Query(kept);
    }

    /** Returns the query string in ASCII, as redirects require. */
    String text() {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
