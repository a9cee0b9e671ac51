package io.jenkins.plugins.k6notify.engine.log;

import io.jenkins.plugins.k6notify.engine.text.GoString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses {@code key=value key="quoted \"value\""} (github.com/sirupsen/logrus, {@code TextFormatter}). Stops at the
 * first text that does not have this form.
 */
public final class TextLogParser {

    private static final int MOST_FIELDS = 50;

    private final CharSequence line;
    private int position;
    private boolean complete = true;

    public TextLogParser(CharSequence line) {
        this.line = line;
    }

    /** @param start the index at which the first key begins */
    public Map<String, String> parse(int start) {
        position = start;
        Map<String, String> fields = new LinkedHashMap<>();
        while (fields.size() < MOST_FIELDS) {
            int equals = keyEnd();
            if (equals < 0) {
                break;
            }
            String key = line.subSequence(position, equals).toString();
            position = equals + 1;
            fields.put(key, value());
            while (position < line.length() && line.charAt(position) == ' ') {
                position++;
            }
        }
        return fields;
    }

    /** Whether every quoted value had its closing quote; if a tool wraps lines, the rest is in the next line. */
    public boolean isComplete() {
        return complete;
    }

    /** @return the index of the equals sign after a key; -1 if there is no key at the current position */
    private int keyEnd() {
        for (int i = position; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=') {
                return i > position ? i : -1;
            }
            if (c == ' ' || c == '"') {
                return -1;
            }
        }
        return -1;
    }

    private String value() {
        boolean quoted = position < line.length() && line.charAt(position) == '"';
        int end = quoted ? quoteEnd() : wordEnd();
        CharSequence value = line.subSequence(position, end);
        position = end;
        return quoted ? GoString.unquoted(value) : value.toString();
    }

    private int wordEnd() {
        int end = position;
        while (end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        return end;
    }

    private int quoteEnd() {
        for (int i = position + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i + 1;
            }
        }
        complete = false;
        return line.length();
    }
}
