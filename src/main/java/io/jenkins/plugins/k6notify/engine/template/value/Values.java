package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.List;
import java.util.Map;

/**
 * The types of values: {@link Undefined}, null, Boolean, Long, Double, text (String or {@link SafeText}), List and Map.
 * A context may also have Integers.
 */
public final class Values {

    /** Doubles are compared and printed as decimals. */
    private static final long WORK_OF_DOUBLE = 50;

    private Values() {}

    /**
     * Returns a value of the context with its type in templates.
     *
     * @throws IllegalArgumentException if it has another type
     */
    @CheckForNull
    public static Object of(@CheckForNull Object given) {
        if (given instanceof Integer number) {
            return number.longValue();
        }
        if (given == null
                || given instanceof String
                || given instanceof Long
                || given instanceof Double
                || given instanceof Boolean
                || given instanceof List
                || given instanceof Map
                || given instanceof SafeText
                || given instanceof Undefined) {
            return given;
        }
        throw new IllegalArgumentException("a template cannot read a " + given.getClass());
    }

    /** Returns the value without the formats of {@link SafeText}. */
    @CheckForNull
    public static Object plain(@CheckForNull Object value) {
        return value instanceof SafeText safe ? safe.text() : value;
    }

    /** Returns whether {@code if} takes the value as true. */
    public static boolean isTrue(@CheckForNull Object value) {
        Object plain = plain(value);
        if (plain instanceof Boolean truth) {
            return truth;
        }
        if (plain instanceof Long number) {
            return number != 0;
        }
        if (plain instanceof Double number) {
            return number != 0;
        }
        if (plain instanceof String text) {
            return !text.isEmpty();
        }
        if (plain instanceof List<?> list) {
            return !list.isEmpty();
        }
        return plain instanceof Map<?, ?> map && !map.isEmpty();
    }

    /** Returns the name of the type in Python. */
    static String type(@CheckForNull Object value) {
        Object plain = plain(value);
        if (plain == null) {
            return "None";
        }
        if (plain instanceof Boolean) {
            return "bool";
        }
        if (plain instanceof Long) {
            return "int";
        }
        if (plain instanceof Double) {
            return "float";
        }
        if (plain instanceof String) {
            return "str";
        }
        if (plain instanceof List) {
            return plain instanceof Tuple ? "tuple" : "list";
        }
        return plain instanceof Map ? "dict" : "undefined";
    }

    /**
     * Returns the items of a list, the keys of a map or the characters of a text.
     *
     * @param operation the operation for the message
     * @throws OperationException if the value has none of these
     */
    @NonNull
    public static List<?> items(String operation, @CheckForNull Object value) {
        Object plain = plain(value);
        if (plain instanceof List<?> list) {
            return list;
        }
        if (plain instanceof Map<?, ?> map) {
            return List.copyOf(map.keySet());
        }
        if (plain instanceof String text) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        if (plain == Undefined.UNDEFINED) {
            return List.of();
        }
        throw new OperationException(TemplateProblem.OPERAND, operation, type(value));
    }

    /** Returns an item of a list, map or text; undefined if there is none. */
    @CheckForNull
    public static Object item(@CheckForNull Object base, @CheckForNull Object index) {
        Object from = plain(base);
        Object key = plain(index);
        if (from instanceof Map<?, ?> map) {
            return key instanceof String && map.containsKey(key) ? of(map.get(key)) : Undefined.UNDEFINED;
        }
        Object number = key instanceof Boolean truth ? Long.valueOf(truth ? 1 : 0) : key;
        if (number instanceof Long position && (from instanceof List || from instanceof String)) {
            List<?> items = items("[]", from);
            long at = position < 0 ? position + items.size() : position;
            return at >= 0 && at < items.size() ? of(items.get((int) at)) : Undefined.UNDEFINED;
        }
        return Undefined.UNDEFINED;
    }

    /** Returns the number of characters and values, as a measure for the work on a value. */
    public static long size(@CheckForNull Object value) {
        Object plain = plain(value);
        if (plain instanceof String text) {
            return text.length();
        }
        if (plain instanceof Double) {
            return WORK_OF_DOUBLE;
        }
        if (plain instanceof List<?> list) {
            return 1 + list.stream().mapToLong(Values::size).sum();
        }
        if (plain instanceof Map<?, ?> map) {
            return 1
                    + map.entrySet().stream()
                            .mapToLong(entry -> size(entry.getKey()) + size(entry.getValue()))
                            .sum();
        }
        return 1;
    }
}
