package io.jenkins.plugins.k6notify.engine.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** Splits {@code key=value key="quoted \"value\""}; stops at the first thing that is not of this form. */
final class TextLogParser {

    private final String line;
    private int position;

    TextLogParser(String line) {
        this.line = line;
    }

    Map<String, String> parse() {
        Map<String, String> fields = new LinkedHashMap<>();
        while (position < line.length()) {
            int equals = line.indexOf('=', position);
            if (equals < 0 || !isKey(position, equals)) {
                break;
            }
            String key = line.substring(position, equals);
            position = equals + 1;
            fields.put(key, value());
            while (position < line.length() && line.charAt(position) == ' ') {
                position++;
            }
        }
        return fields;
    }

    private boolean isKey(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == ' ' || c == '"') {
                return false;
            }
        }
        return end > start;
    }

    private String value() {
        if (position < line.length() && line.charAt(position) == '"') {
            int end = endOfQuote(position);
            String quoted = line.substring(position, end);
            position = end;
            return unquoted(quoted);
        }
        int space = line.indexOf(' ', position);
        int end = space < 0 ? line.length() : space;
        String value = line.substring(position, end);
        position = end;
        return value;
    }

    private int endOfQuote(int start) {
        for (int i = start + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i + 1;
            }
        }
        return line.length();
    }

    /** The text of a Go string literal ({@code %q}), or the text itself if it is none. */
    static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        int end = value.endsWith("\"") ? value.length() - 1 : value.length();
        for (int i = 1; i < end; i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 >= end) {
                text.append(c);
                continue;
            }
            i++;
            switch (value.charAt(i)) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                default -> text.append(value.charAt(i));
            }
        }
        return text.toString();
    }
}
