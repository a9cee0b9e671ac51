package io.jenkins.plugins.k6notify.engine.summary;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Parses a number with its unit, as k6 prints it in its summary: {@code 1m2.5s}, {@code 3.5 kB}, {@code 99.50%},
 * {@code 20}.
 */
final class Quantity {

    private static final List<String> DATA_UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final int MAX_DIGITS = 20;

    private Quantity() {}

    /** Returns the kind of a printed value, based on its unit. */
    static MetricKind kind(String text) {
        if (text.endsWith("%")) {
            return MetricKind.RATE;
        }
        if (text.endsWith("B") && dataUnit(text, numberEnd(text, 0)) >= 0) {
            return MetricKind.DATA;
        }
        return text.endsWith("s") ? MetricKind.TIME : MetricKind.NUMBER;
    }

    /** Returns the value in the units of {@link K6Summary#metrics()}; empty for any text that is not a quantity. */
    static OptionalDouble parse(String text) {
        try {
            if (text.endsWith("%")) {
                return OptionalDouble.of(Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
            }
            int start = text.startsWith("-") ? 1 : 0;
            int end = numberEnd(text, start);
            if (end == text.length()) {
                return end == start ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
            }
            int unit = start == 0 && text.endsWith("B") ? dataUnit(text, end) : -1;
            return unit >= 0
                    ? OptionalDouble.of(Double.parseDouble(text.substring(0, end)) * Math.pow(1000, unit))
                    : duration(text, start);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns the index after digits and points. */
    private static int numberEnd(String text, int start) {
        int end = start;
        while (end < text.length()
                && end - start < MAX_DIGITS
                && (text.charAt(end) >= '0' && text.charAt(end) <= '9' || text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    /** @return the power of 1000 of the data unit after a number; -1 if there is no such unit */
    private static int dataUnit(String text, int numberEnd) {
        int unit = numberEnd < text.length() && text.charAt(numberEnd) == ' ' ? numberEnd + 1 : numberEnd;
        return numberEnd == 0 ? -1 : DATA_UNITS.indexOf(text.substring(unit));
    }

    /** Parses hours, minutes and one part with a fraction, in this order: {@code 1h2m3.5s}, {@code 31.2ms}. */
    private static OptionalDouble duration(String text, int start) {
        double millis = 0;
        double last = Double.MAX_VALUE;
        int i = start;
        while (i < text.length()) {
            int numberEnd = numberEnd(text, i);
            int unitEnd = numberEnd;
            while (unitEnd < text.length() && Character.isLetter(text.charAt(unitEnd))) {
                unitEnd++;
            }
            double unit = millisOf(text.substring(numberEnd, unitEnd));
            if (numberEnd == i || unit < 0 || unit >= last) {
                return OptionalDouble.empty();
            }
            millis += Double.parseDouble(text.substring(i, numberEnd)) * unit;
            // A part that may have a fraction is always the last one.
            last = unit > 1000 ? unit : 0;
            i = unitEnd;
        }
        return OptionalDouble.of(start == 1 ? -millis : millis);
    }

    /** Returns the milliseconds per unit; negative for an unknown unit. */
    private static double millisOf(String unit) {
        return switch (unit) {
            case "ns" -> 0.000001;
            case "µs", "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> -1;
        };
    }
}
