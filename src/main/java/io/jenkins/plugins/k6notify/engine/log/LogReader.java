package io.jenkins.plugins.k6notify.engine.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.GoString;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads entries of k6's log in its three self-describing formats: {@code time="..." level=error msg="..."}, JSON, and
 * {@code ERRO[0003] ...} of a terminal (github.com/sirupsen/logrus, TextFormatter and JSONFormatter).
 */
public final class LogReader {

    private static final String JSON_LEVEL = "\"level\":\"";

    /** The length of a level name on a terminal. */
    private static final int TERMINAL_LEVEL = 4;

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;

    private static final int MOST_FIELDS = 16;
    private static final int LONGEST_KEY = 64;

    private static final Map<String, String> TERMINAL_LEVELS = Map.of(
            "TRAC", "trace", "DEBU", "debug", "INFO", "info", "WARN", "warning", "ERRO", "error", "FATA", "fatal",
            "PANI", "panic");

    private final ObjectMapper json = new ObjectMapper();

    /** @param line a line with the entry at its beginning */
    public Optional<LogEntry> read(CharSequence line) {
        if (TextScanner.startsWith(line, 0, "time=")) {
            TextLogParser parser = new TextLogParser(line);
            return entry(parser.parse(0), parser.isComplete());
        }
        if (isJson(line, 0)) {
            return readJson(line.toString()).flatMap(fields -> entry(fields, true));
        }
        int messageStart = terminalMessage(line, 0);
        return messageStart < 0 ? Optional.empty() : Optional.of(readTerminal(line, messageStart));
    }

    /** Whether a JSON entry may begin here; it ends at the end of the line. */
    public static boolean isJson(CharSequence line, int start) {
        int last = TextScanner.strippedEnd(line, start, line.length()) - 1;
        return last > start
                && line.charAt(start) == '{'
                && line.charAt(last) == '}'
                && TextScanner.indexOf(line, JSON_LEVEL, start) > 0;
    }

    /** Whether a terminal entry begins here. */
    public static boolean isTerminal(CharSequence line, int start) {
        return terminalMessage(line, start) >= 0;
    }

    /** @return the index of the message after {@code ERRO[0003] }; -1 if no such text begins here */
    private static int terminalMessage(CharSequence line, int start) {
        int digits = start + TERMINAL_LEVEL + 1;
        if (digits + FEWEST_DIGITS >= line.length()
                || line.charAt(digits - 1) != '['
                || !TERMINAL_LEVELS.containsKey(
                        line.subSequence(start, digits - 1).toString())) {
            return -1;
        }
        TextScanner scanner = new TextScanner(line, digits);
        boolean number = scanner.number(MOST_DIGITS) >= 0 && scanner.position() - digits >= FEWEST_DIGITS;
        return number && scanner.skip("] ") ? scanner.position() : -1;
    }

    private static Optional<LogEntry> entry(Map<String, String> fields, boolean complete) {
        String level = fields.remove("level");
        String message = fields.remove("msg");
        fields.remove("time");
        return level == null || message == null
                ? Optional.empty()
                : Optional.of(new LogEntry(level, message, fields, complete));
    }

    private Optional<Map<String, String>> readJson(String line) {
        try {
            JsonNode node = json.readTree(line);
            Map<String, String> fields = new LinkedHashMap<>();
            node.properties()
                    .forEach(field -> fields.put(
                            field.getKey(),
                            field.getValue().isValueNode()
                                    ? field.getValue().asText()
                                    : field.getValue().toString()));
            return Optional.of(fields);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static LogEntry readTerminal(CharSequence line, int start) {
        String level = TERMINAL_LEVELS.get(line.subSequence(0, TERMINAL_LEVEL).toString());
        return terminalEntry(level, line.subSequence(start, line.length()));
    }

    /** Reads an entry whose message contains line breaks, so that its fields may be in a later line. */
    public static LogEntry terminalEntry(String level, CharSequence text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int end = TextScanner.strippedEnd(text, 0, text.length());
        while (fields.size() < MOST_FIELDS) {
            int start = lastField(text, end, fields);
            if (start < 0) {
                break;
            }
            end = TextScanner.strippedEnd(text, 0, start);
        }
        return new LogEntry(level, text.subSequence(0, end).toString(), fields, true);
    }

    /**
     * Reads the last field of a text, from its end to its beginning.
     *
     * @return the index of the blank before the field; -1 if there is none
     */
    private static int lastField(CharSequence text, int end, Map<String, String> fields) {
        int valueStart = valueStart(text, end);
        if (valueStart < 2 || text.charAt(valueStart - 1) != '=') {
            return -1;
        }
        int keyEnd = valueStart - 1;
        int keyStart = keyEnd;
        while (keyStart > 0 && keyEnd - keyStart <= LONGEST_KEY && isOfKey(text.charAt(keyStart - 1))) {
            keyStart--;
        }
        if (keyStart == keyEnd || keyStart == 0 || text.charAt(keyStart - 1) != ' ') {
            return -1;
        }
        fields.put(text.subSequence(keyStart, keyEnd).toString(), GoString.unquoted(text.subSequence(valueStart, end)));
        return keyStart - 1;
    }

    /** Finds the beginning of the value that ends here: a quoted value, or one without blanks and quotes. */
    private static int valueStart(CharSequence text, int end) {
        int i = end;
        if (i > 1 && text.charAt(i - 1) == '"') {
            for (i -= 2; i > 0; i--) {
                if (text.charAt(i) == '"' && text.charAt(i - 1) == '=') {
                    return i;
                }
            }
            return -1;
        }
        while (i > 0 && text.charAt(i - 1) != '=' && text.charAt(i - 1) != ' ' && text.charAt(i - 1) != '"') {
            i--;
        }
        return i;
    }

    private static boolean isOfKey(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || TextScanner.isDigit(c)
                || c == '_'
                || c == '.'
                || c == '-';
    }

    /** Returns the level of a terminal entry; null for any other text. */
    @CheckForNull
    public static String terminalLevel(CharSequence line) {
        return isTerminal(line, 0)
                ? TERMINAL_LEVELS.get(line.subSequence(0, TERMINAL_LEVEL).toString())
                : null;
    }
}
