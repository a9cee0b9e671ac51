package io.jenkins.plugins.k6notify.engine.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads entries of k6's log in the three forms that show what they are: {@code time="..." level=error msg="..."}, JSON,
 * and {@code ERRO[0003] ...} of a terminal (github.com/sirupsen/logrus, TextFormatter and JSONFormatter).
 */
final class LogReader {

    /** With one of these begins every entry that is not JSON. */
    static final List<String> SIGNS = List.of("time=", "TRAC[", "DEBU[", "INFO[", "WARN[", "ERRO[", "FATA[", "PANI[");

    /** In every entry that is JSON; a program that writes it in escapes is not k6. */
    static final String JSON_LEVEL = "\"level\"";

    private static final Pattern TERMINAL =
            Pattern.compile("(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\\[\\d{4,9}] (.*)", Pattern.DOTALL);

    /** How long the name of a level is there. */
    private static final int TERMINAL_LEVEL = 4;

    private static final Pattern LAST_FIELD =
            Pattern.compile(" ([a-zA-Z_][\\w.-]{0,63})=(\"(?:[^\"\\\\]|\\\\.){0,1000}\"|[^\\s\"=]{0,1000})$");

    /** Fields stand at the end of a terminal's line; looking for them further up costs time on hostile lines. */
    private static final int FIELDS_LOOKED_AT = 2000;

    private static final int MOST_FIELDS = 16;

    private static final Map<String, String> TERMINAL_LEVELS = Map.of(
            "TRAC", "trace", "DEBU", "debug", "INFO", "info", "WARN", "warning", "ERRO", "error", "FATA", "fatal",
            "PANI", "panic");

    private final ObjectMapper json = new ObjectMapper();

    Optional<LogEntry> read(String line) {
        if (line.startsWith("time=")) {
            return Optional.of(new TextLogParser(line).parse())
                    .filter(LogReader::isEntry)
                    .map(LogReader::entry);
        }
        if (line.startsWith("{") && line.contains(JSON_LEVEL)) {
            return readJson(line).filter(LogReader::isEntry).map(LogReader::entry);
        }
        if (line.indexOf('[') != TERMINAL_LEVEL) {
            return Optional.empty();
        }
        Matcher terminal = TERMINAL.matcher(line);
        return terminal.matches() ? Optional.of(readTerminal(terminal)) : Optional.empty();
    }

    private static boolean isEntry(Map<String, String> fields) {
        return fields.containsKey("level") && fields.containsKey("msg");
    }

    private static LogEntry entry(Map<String, String> fields) {
        String level = fields.remove("level");
        String message = fields.remove("msg");
        fields.remove("time");
        return new LogEntry(level, message, fields);
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

    private static LogEntry readTerminal(Matcher terminal) {
        String message = terminal.group(2).stripTrailing();
        int head = Math.max(0, message.length() - FIELDS_LOOKED_AT);
        Map<String, String> fields = new LinkedHashMap<>();
        String tail = message.substring(head);
        Matcher field = LAST_FIELD.matcher(tail);
        while (fields.size() < MOST_FIELDS && field.find()) {
            fields.put(field.group(1), TextLogParser.unquoted(field.group(2)));
            tail = tail.substring(0, field.start()).stripTrailing();
            field = LAST_FIELD.matcher(tail);
        }
        return new LogEntry(TERMINAL_LEVELS.get(terminal.group(1)), message.substring(0, head) + tail, fields);
    }
}
