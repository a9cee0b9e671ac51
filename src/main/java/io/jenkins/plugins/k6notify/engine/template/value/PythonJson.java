package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values as {@code tojson} of Jinja2 writes them: with sorted keys, in ASCII, and with escape sequences for the characters
 * that HTML gives a meaning, except for the double quote.
 */
final class PythonJson {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SHORT = "\"\\\n\r\t\b\f";
    private static final String SHORT_NAMES = "\"\\nrtbf";
    private static final String OF_HTML = "<>&'";

    private PythonJson() {}

    /** @throws OperationException if a value has no JSON, or the text is longer than {@link BoundedText} allows */
    static String of(@CheckForNull Object value) {
        BoundedText json = new BoundedText();
        append(json, Values.plain(value));
        return json.toString();
    }

    private static void append(BoundedText json, @CheckForNull Object value) {
        if (value instanceof String text) {
            json.append(quoted(text));
        } else if (value instanceof List<?> list) {
            appendList(json, list);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(json, map);
        } else {
            json.append(scalar(value));
        }
    }

    private static String scalar(@CheckForNull Object value) {
        if (value == null) {
            return "null";
        }
        boolean infinite = value instanceof Double number && !Double.isFinite(number);
        if (infinite || value == Undefined.UNDEFINED) {
            throw new OperationException(
                    TemplateProblem.OPERAND, "tojson", infinite ? PythonText.str(value) : Values.type(value));
        }
        return value instanceof Boolean ? value.toString() : PythonText.str(Values.of(value));
    }

    private static void appendList(BoundedText json, List<?> list) {
        json.append("[");
        String separator = "";
        for (Object item : list) {
            json.append(separator);
            append(json, item);
            separator = ", ";
        }
        json.append("]");
    }

    private static void appendMap(BoundedText json, Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        json.append("{");
        String separator = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.append(separator).append(quoted(entry.getKey())).append(": ");
            append(json, entry.getValue());
            separator = ", ";
        }
        json.append("}");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            int known = SHORT.indexOf(c);
            if (known >= 0) {
                quoted.append('\\').append(SHORT_NAMES.charAt(known));
            } else if (c < ' ' || c > '~' || OF_HTML.indexOf(c) >= 0) {
                quoted.append("\\u");
                HEX.toHexDigits(quoted, (byte) (c >> 8));
                HEX.toHexDigits(quoted, (byte) c);
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
