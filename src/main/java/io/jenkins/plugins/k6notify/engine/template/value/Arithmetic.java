package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;

/** Calculations with numbers, as in Python; booleans are 1 and 0. Whole numbers have 64 bits. */
public final class Arithmetic {

    private Arithmetic() {}

    /** Returns the value as a Long or a Double; null if it is no number. */
    @CheckForNull
    static Number number(@CheckForNull Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        return value instanceof Long || value instanceof Double ? (Number) value : null;
    }

    /**
     * Returns the value with a sign.
     *
     * @throws OperationException if the operand is no number, or the result is too large
     */
    public static Object sign(String operator, @CheckForNull Object operand) {
        Number number = number(Values.plain(operand));
        if (number == null) {
            throw new OperationException(TemplateProblem.OPERAND, operator, Values.type(operand));
        }
        if (operator.equals("+")) {
            return number;
        }
        // A subtraction would lose the sign of zero.
        return number instanceof Double ? (Object) (-number.doubleValue()) : calculate("-", 0L, number);
    }

    /**
     * Calculates with two numbers.
     *
     * @param operator {@code +}, {@code -}, {@code *}, {@code /}, {@code //} or {@code %}
     * @throws OperationException if an operand is no number, or there is no result
     */
    public static Object calculate(
            String operator, @CheckForNull Object leftOperand, @CheckForNull Object rightOperand) {
        Number left = number(Values.plain(leftOperand));
        Number right = number(Values.plain(rightOperand));
        if (left == null || right == null) {
            throw new OperationException(
                    TemplateProblem.OPERANDS, operator, Values.type(leftOperand), Values.type(rightOperand));
        }
        if ("/ // %".contains(operator) && right.doubleValue() == 0) {
            throw new OperationException(TemplateProblem.DIVISION_BY_ZERO);
        }
        if (left instanceof Double || right instanceof Double || operator.equals("/")) {
            return ofDoubles(operator, left.doubleValue(), right.doubleValue());
        }
        try {
            return ofLongs(operator, left.longValue(), right.longValue());
        } catch (ArithmeticException e) {
            throw new OperationException(TemplateProblem.RESULT_TOO_LARGE);
        }
    }

    private static long ofLongs(String operator, long left, long right) {
        return switch (operator) {
            case "+" -> Math.addExact(left, right);
            case "-" -> Math.subtractExact(left, right);
            case "*" -> Math.multiplyExact(left, right);
            case "//" -> right == -1 ? Math.negateExact(left) : Math.floorDiv(left, right);
            default -> Math.floorMod(left, right);
        };
    }

    private static double ofDoubles(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> floorQuotient(left, right);
            default -> remainder(left, right);
        };
    }

    /** The remainder with the sign of the divisor. */
    private static double remainder(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return remainder < 0 == right < 0 ? remainder : remainder + right;
    }

    /** Computed in the steps of Python, which round otherwise than the floor of the quotient. */
    private static double floorQuotient(double left, double right) {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && right < 0 != remainder < 0) {
            quotient--;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}
