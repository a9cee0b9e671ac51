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
 * What the address of a page has behind its question mark. Comes from outside: who reads a parameter has to do with any
 * text. The first of several values counts; empty ones are as good as none.
 */
record Query(Map<String, String> parameters) {

    static final Query NONE = new Query(Map.of());

    Query {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** @param text without the question mark; what cannot be read of it is left out */
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
                // A percent sign that stands for nothing: somebody typed it.
                continue;
            }
        }
        return new Query(found);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value, without white space around it; empty if there is none. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** @param value instead of the present one; empty or null for none */
    Query with(String name, @CheckForNull String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Query(changed);
    }

    /** Without all others. */
    Query only(List<String> names) {
        Map<String, String> kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(names);
        return new Query(kept);
    }

    /** As it stands in an address; letters of ASCII alone, so that a redirect can have it. */
    String text() {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
