package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Comparisons of values, as in Python. */
public final class Comparison {

    private Comparison() {}

    /**
     * Evaluates one comparison.
     *
     * @param operator such as {@code <=} or {@code not in}
     * @throws OperationException if the values have no order
     */
    public static boolean test(String operator, @CheckForNull Object leftOperand, @CheckForNull Object rightOperand) {
        Object left = Values.plain(leftOperand);
        Object right = Values.plain(rightOperand);
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "in" -> contains(operator, left, right);
            case "not in" -> !contains(operator, left, right);
            default -> isOrdered(operator, left, right);
        };
    }

    /** Returns the work that {@link #test} takes at most. */
    public static long work(String operator, @CheckForNull Object left, @CheckForNull Object right) {
        boolean search = operator.endsWith("in")
                && Values.plain(left) instanceof String
                && Values.plain(right) instanceof String;
        return search ? Values.size(left) * Values.size(right) : Values.size(left) + Values.size(right);
    }

    private static boolean equal(@CheckForNull Object left, @CheckForNull Object right) {
        Number number = Arithmetic.number(left);
        Number other = Arithmetic.number(right);
        if (number != null && other != null) {
            return !isNaN(number) && !isNaN(other) && compare(number, other) == 0;
        }
        if (left instanceof List<?> list && right instanceof List<?> others) {
            return list instanceof Tuple == others instanceof Tuple
                    && list.size() == others.size()
                    && IntStream.range(0, list.size())
                            .allMatch(i -> equal(Values.of(list.get(i)), Values.of(others.get(i))));
        }
        if (left instanceof Map<?, ?> map && right instanceof Map<?, ?> others) {
            return map.keySet().equals(others.keySet())
                    && map.keySet().stream()
                            .allMatch(key -> equal(Values.of(map.get(key)), Values.of(others.get(key))));
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean isNaN(Number number) {
        return Double.isNaN(number.doubleValue());
    }

    /** Compares without the loss of digits that a conversion to double would have. */
    private static int compare(Number left, Number right) {
        if (left instanceof Long number && right instanceof Long other) {
            return number.compareTo(other);
        }
        if (Double.isInfinite(left.doubleValue()) || Double.isInfinite(right.doubleValue())) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return decimal(left).compareTo(decimal(right));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }

    private static boolean contains(String operator, @CheckForNull Object item, @CheckForNull Object container) {
        if (container instanceof String text && item instanceof String part) {
            return text.contains(part);
        }
        if (container instanceof String) {
            throw new OperationException(TemplateProblem.OPERANDS, operator, Values.type(item), Values.type(container));
        }
        return Values.items(operator, container).stream().anyMatch(one -> equal(Values.of(one), item));
    }

    private static boolean isOrdered(String operator, @CheckForNull Object left, @CheckForNull Object right) {
        int order;
        Number number = Arithmetic.number(left);
        Number other = Arithmetic.number(right);
        if (number != null && other != null) {
            if (isNaN(number) || isNaN(other)) {
                return false;
            }
            order = compare(number, other);
        } else if (left instanceof String text && right instanceof String otherText) {
            order = compare(text, otherText);
        } else {
            throw new OperationException(TemplateProblem.OPERANDS, operator, Values.type(left), Values.type(right));
        }
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Compares by code points. */
    private static int compare(String left, String right) {
        int i = 0;
        int end = Math.min(left.length(), right.length());
        while (i < end && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        if (i == end) {
            return Integer.compare(left.length(), right.length());
        }
        boolean surrogate = Character.isSurrogate(left.charAt(i));
        boolean other = Character.isSurrogate(right.charAt(i));
        return surrogate == other
                ? Character.compare(left.charAt(i), right.charAt(i))
                : Boolean.compare(surrogate, other);
    }
}
