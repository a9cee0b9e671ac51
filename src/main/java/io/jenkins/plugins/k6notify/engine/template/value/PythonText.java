package io.jenkins.plugins.k6notify.engine.template.value;

import com.fasterxml.jackson.core.io.NumberOutput;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Values as Python prints them. */
public final class PythonText {

    /** Python writes floats from 1e16 on, and below 1e-4, with an exponent. */
    private static final int MIN_EXPONENT = 16;

    private static final int MAX_NEGATIVE_EXPONENT = -5;

    private static final HexFormat HEX = HexFormat.of();

    private PythonText() {}

    /**
     * Returns {@code str(value)}.
     *
     * @throws OperationException if the text is longer than {@link BoundedText} allows
     */
    public static String str(@CheckForNull Object value) {
        Object plain = Values.plain(value);
        if (plain instanceof String text) {
            return text;
        }
        if (plain == Undefined.UNDEFINED) {
            return "";
        }
        BoundedText text = new BoundedText();
        appendRepr(text, plain);
        return text.toString();
    }

    private static void appendRepr(BoundedText text, @CheckForNull Object value) {
        if (value instanceof String string) {
            text.append(quoted(string));
        } else if (value instanceof List<?> list) {
            appendList(text, list);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(text, map);
        } else {
            text.append(scalar(value));
        }
    }

    private static String scalar(@CheckForNull Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof Double number) {
            return decimal(number);
        }
        return value == Undefined.UNDEFINED ? "Undefined" : String.valueOf(Values.of(value));
    }

    private static void appendList(BoundedText text, List<?> list) {
        boolean tuple = list instanceof Tuple;
        text.append(tuple ? "(" : "[");
        String separator = "";
        for (Object item : list) {
            text.append(separator);
            appendRepr(text, item);
            separator = ", ";
        }
        if (tuple) {
            text.append(list.size() == 1 ? ",)" : ")");
        } else {
            text.append("]");
        }
    }

    private static void appendMap(BoundedText text, Map<?, ?> map) {
        text.append("{");
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            appendRepr(text, entry.getKey());
            text.append(": ");
            appendRepr(text, entry.getValue());
            separator = ", ";
        }
        text.append("}");
    }

    /** Returns the shortest text that stands for this number and no other. */
    static String decimal(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number > 0 ? "0.0" : "-0.0";
        }
        // Double.toString of Java 17 sometimes has a digit too many.
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(number, true)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent > MAX_NEGATIVE_EXPONENT && exponent < MIN_EXPONENT) {
            return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
        }
        String mantissa = shortest.scaleByPowerOfTen(-exponent).toPlainString();
        String digits = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + digits;
    }

    /** Returns {@code repr(text)}. */
    private static String quoted(String text) {
        String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        StringBuilder quoted = new StringBuilder(quote);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point == '\\' || point == quote.charAt(0)) {
                        quoted.append('\\').appendCodePoint(point);
                    } else if (isPrintable(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(escaped(point));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    private static String escaped(int point) {
        if (point < 0x100) {
            return "\\x" + HEX.toHexDigits((byte) point);
        }
        return point < 0x10000 ? "\\u" + HEX.toHexDigits((char) point) : "\\U" + HEX.toHexDigits(point);
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
