package io.jenkins.plugins.k6notify.engine.summary;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with its unit, as k6 prints it in its summary: {@code 1m2.5s}, {@code 3.5 kB}, {@code 99.50%}, {@code 20}. */
final class Quantity {

    private static final Pattern DURATION =
            Pattern.compile("-?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m(?!s))?(?:([0-9.]{1,20})(ns|µs|us|ms|s))?");
    private static final Pattern DATA = Pattern.compile("([0-9.]{1,20}) ?([kMGTPEZY]?B)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]{1,20}");
    private static final List<String> DATA_UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");

    private Quantity() {}

    /** The kind of a printed value: its unit tells. */
    static MetricKind kind(String text) {
        if (text.endsWith("%")) {
            return MetricKind.RATE;
        }
        if (DATA.matcher(text).matches()) {
            return MetricKind.DATA;
        }
        return !text.isEmpty() && text.charAt(text.length() - 1) == 's' ? MetricKind.TIME : MetricKind.NUMBER;
    }

    /** In the units of {@link K6Summary#metrics()}; empty for anything that is no quantity. */
    static OptionalDouble parse(String text) {
        try {
            if (text.endsWith("%")) {
                return OptionalDouble.of(number(text.substring(0, text.length() - 1)) / 100);
            }
            Matcher data = DATA.matcher(text);
            if (data.matches()) {
                return OptionalDouble.of(number(data.group(1)) * Math.pow(1000, DATA_UNITS.indexOf(data.group(2))));
            }
            if (NUMBER.matcher(text).matches()) {
                return OptionalDouble.of(number(text));
            }
            return duration(text);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return OptionalDouble.empty();
        }
        double millis = 0;
        if (matcher.group(1) != null) {
            millis += number(matcher.group(1)) * 3_600_000;
        }
        if (matcher.group(2) != null) {
            millis += number(matcher.group(2)) * 60_000;
        }
        if (matcher.group(3) != null) {
            millis += number(matcher.group(3)) * millisOf(matcher.group(4));
        }
        return OptionalDouble.of(text.startsWith("-") ? -millis : millis);
    }

    private static double millisOf(String unit) {
        return switch (unit) {
            case "ns" -> 0.000001;
            case "µs", "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
