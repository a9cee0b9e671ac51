package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The filters that return numbers. */
final class NumberFilters {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]++");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)(e[+-]?[0-9]++)?");
    private static final Pattern SPECIAL = Pattern.compile("([+-]?)(?:(inf(?:inity)?)|nan)");

    /** Python allows these between digits. */
    private static final Pattern SEPARATOR = Pattern.compile("(?<=[0-9])_(?=[0-9])");

    /** No double has more decimal places or digits before the point. */
    private static final int MAX_PRECISION = 400;

    private NumberFilters() {}

    @CheckForNull
    static Object toInt(@CheckForNull Object value, @CheckForNull Object without) {
        Object plain = Values.plain(value);
        refuseUndefined("int", plain);
        if (plain instanceof String text && WHOLE.matcher(normalized(text)).matches()) {
            try {
                return Long.valueOf(normalized(text));
            } catch (NumberFormatException e) {
                throw new OperationException(TemplateProblem.RESULT_TOO_LARGE);
            }
        }
        Number number = plain instanceof String text ? parse(text) : Arithmetic.number(plain);
        if (number == null || Double.isNaN(number.doubleValue())) {
            return without;
        }
        if (number instanceof Long) {
            return number;
        }
        double whole = number.doubleValue();
        // The largest Long is no double.
        if (Math.abs(whole) >= Long.MAX_VALUE) {
            throw new OperationException(TemplateProblem.RESULT_TOO_LARGE);
        }
        return (long) whole;
    }

    @CheckForNull
    static Object toFloat(@CheckForNull Object value, @CheckForNull Object without) {
        Object plain = Values.plain(value);
        refuseUndefined("float", plain);
        Number number = plain instanceof String text ? parse(text) : Arithmetic.number(plain);
        return number == null ? without : (Object) number.doubleValue();
    }

    private static void refuseUndefined(String filter, @CheckForNull Object value) {
        if (value == Undefined.UNDEFINED) {
            throw new OperationException(TemplateProblem.OPERAND, filter, Values.type(value));
        }
    }

    private static String normalized(String text) {
        return SEPARATOR.matcher(text.strip()).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Returns the number that {@code float(text)} returns; null if Python refuses the text. */
    @CheckForNull
    private static Double parse(String text) {
        String number = normalized(text);
        if (DECIMAL.matcher(number).matches()) {
            return Double.valueOf(number);
        }
        if (!SPECIAL.matcher(number).matches()) {
            return null;
        }
        if (number.endsWith("nan")) {
            return Double.NaN;
        }
        return number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    static Object round(@CheckForNull Object value, FilterArguments given) {
        Number number = Arithmetic.number(Values.plain(value));
        if (number == null) {
            throw new OperationException(TemplateProblem.OPERAND, "round", Values.type(value));
        }
        int precision = Math.max(-MAX_PRECISION, Math.min(MAX_PRECISION, given.number(0)));
        return switch (given.text(1)) {
            case "common" -> round(number, precision);
            case "ceil" -> round(number.doubleValue(), precision, true);
            case "floor" -> round(number.doubleValue(), precision, false);
            default -> throw given.refused(1);
        };
    }

    /** Rounds half to even, from the exact value. */
    private static Object round(Number number, int precision) {
        if (number instanceof Long whole) {
            return precision >= 0 ? whole : (Object) requireLong(rounded(BigDecimal.valueOf(whole), precision));
        }
        double decimal = number.doubleValue();
        if (!Double.isFinite(decimal)) {
            return decimal;
        }
        return requireFinite(
                Math.copySign(rounded(new BigDecimal(decimal), precision).doubleValue(), decimal));
    }

    private static BigDecimal rounded(BigDecimal number, int precision) {
        return number.setScale(precision, RoundingMode.HALF_EVEN);
    }

    private static double round(double number, int precision, boolean up) {
        double factor = Double.parseDouble("1e" + precision);
        double scaled = requireFinite(number * factor);
        return requireFinite((up ? Math.ceil(scaled) : Math.floor(scaled)) / factor);
    }

    private static long requireLong(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new OperationException(TemplateProblem.RESULT_TOO_LARGE);
        }
    }

    private static double requireFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new OperationException(TemplateProblem.RESULT_TOO_LARGE);
        }
        return number;
    }
}
