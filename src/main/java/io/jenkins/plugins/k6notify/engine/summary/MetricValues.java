package io.jenkins.plugins.k6notify.engine.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the values that follow the name of a metric in a console summary; the values are short texts. */
final class MetricValues {

    private static final Pattern STATISTIC = Pattern.compile("([a-z]++(?:\\([0-9.]++\\))?+)=(\\S++)");
    private static final Pattern FLAT_RATE =
            Pattern.compile("([0-9.]++%)\\s++✓ ([0-9]{1,18}+)\\s++✗ ([0-9]{1,18}+)\\s*+");
    private static final Pattern RATE = Pattern.compile("([0-9.]++%)\\s++([0-9]{1,18}+) out of ([0-9]{1,18}+)\\s*+");
    private static final Pattern COUNTER =
            Pattern.compile("([^\\s/]++(?: [kMGTPEZY]?+B)?+)\\s++([^\\s/]++(?: [kMGTPEZY]?+B)?+)/s\\s*+");
    private static final Pattern GAUGE = Pattern.compile("(\\S++)\\s++min=(\\S++)\\s++max=(\\S++)\\s*+");

    private final SummaryCollector collector;

    MetricValues(SummaryCollector collector) {
        this.collector = collector;
    }

    K6Summary toSummary() {
        return collector.toSummary();
    }

    void threshold(String metric, @CheckForNull String expression, boolean ok, @CheckForNull String actual) {
        collector.threshold(metric, expression, ok, actual);
    }

    void forgetThresholds() {
        collector.forgetThresholds();
    }

    /** @return false if the text is not the values of a metric */
    boolean read(String metric, String values) {
        return rate(metric, values) || counter(metric, values) || gauge(metric, values) || trend(metric, values);
    }

    private boolean rate(String metric, String values) {
        if (values.indexOf('%') < 0) {
            return false;
        }
        Matcher flat = FLAT_RATE.matcher(values);
        if (flat.matches()) {
            rate(metric, flat.group(1), Long.parseLong(flat.group(2)), Long.parseLong(flat.group(3)));
            return true;
        }
        Matcher matcher = RATE.matcher(values);
        if (!matcher.matches()) {
            return false;
        }
        long passes = Long.parseLong(matcher.group(2));
        long fails = Long.parseLong(matcher.group(3)) - passes;
        switch (metric) {
            case "checks_succeeded" -> rate("checks", matcher.group(1), passes, fails);
            case "checks_failed" -> {
                // The same counts as in checks_succeeded, from the other side.
            }
            default -> rate(metric, matcher.group(1), passes, fails);
        }
        return true;
    }

    private void rate(String name, String percent, long passes, long fails) {
        Quantity.parse(percent).ifPresent(share -> collector.rate(name, exact(share, passes, fails), passes, fails));
    }

    /** Computes the exact share: the printed percentage is cut to two digits; the counts beside it are not. */
    private static double exact(double printed, long passes, long fails) {
        long total = passes + fails;
        return total > 0 ? (double) passes / total : printed;
    }

    private boolean counter(String metric, String values) {
        if (metric.equals("checks_total")) {
            return true;
        }
        Matcher matcher = COUNTER.matcher(values);
        if (!values.endsWith("/s") || !matcher.matches()) {
            return false;
        }
        collector.kind(metric, Quantity.kind(matcher.group(1)));
        value(metric, "count", matcher.group(1));
        value(metric, "rate", matcher.group(2));
        return true;
    }

    private boolean gauge(String metric, String values) {
        Matcher matcher = GAUGE.matcher(values);
        if (!matcher.matches()) {
            return false;
        }
        collector.kind(metric, Quantity.kind(matcher.group(1)));
        value(metric, "value", matcher.group(1));
        value(metric, "min", matcher.group(2));
        value(metric, "max", matcher.group(3));
        return true;
    }

    private boolean trend(String metric, String values) {
        Matcher matcher = STATISTIC.matcher(values);
        boolean found = false;
        while (matcher.find()) {
            found = true;
            collector.kind(metric, Quantity.kind(matcher.group(2)));
            value(metric, matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private void value(String metric, String statistic, String text) {
        OptionalDouble value = Quantity.parse(text);
        if (value.isPresent()) {
            collector.value(metric, statistic, value.getAsDouble());
        }
    }
}
