package io.jenkins.plugins.k6notify.engine.summary;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The summary text of a console, read line by line: the flat list of k6 up to v0.57 and the sections since v1.0. Takes
 * any line and keeps what it knows. Not safe for use by several threads.
 */
public final class ConsoleSummary {

    /** With one of these begins what counts, unless it is a metric, or a threshold in its section. */
    public static final List<String> SIGNS = List.of("█ ");

    /** {@code http_req_duration..............: avg=31.17ms ...}, or the line of a submetric below it. */
    private static final Pattern METRIC = Pattern.compile(
            "\\s*(?:([✓✗])\\s+)?(\\w{1,128}(?:\\{[^}]{0,200}})?|\\{ [^}]{1,200} }) ?\\.{3,}: (.{1,600})");

    /** {@code ✗ 'p(95)<500' p(95)=612ms}. */
    private static final Pattern THRESHOLD = Pattern.compile("\\s*([✓✗]) '(.{1,300})' (?:[^=]{1,40}=)?(.{0,100})");

    private static final Pattern SECTION = Pattern.compile("\\s*█ ([A-Z ]{1,40}?)(?::.*)?\\s*");
    private static final Pattern THRESHOLD_METRIC =
            Pattern.compile("\\s*(\\w{1,128}(?:\\{[^}]{0,200}})?|\\{[^}]{0,200}})\\s*");
    private static final Pattern STATISTIC = Pattern.compile("([a-z]+(?:\\([0-9.]+\\))?)=(\\S+)");
    private static final Pattern FLAT_RATE = Pattern.compile("([0-9.]+%)\\s+✓ ([0-9]{1,18})\\s+✗ ([0-9]{1,18})\\s*");
    private static final Pattern RATE = Pattern.compile("([0-9.]+%)\\s+([0-9]{1,18}) out of ([0-9]{1,18})\\s*");
    private static final Pattern COUNTER =
            Pattern.compile("(\\S+(?: [kMGTPEZY]?B)?)\\s+(\\S+(?: [kMGTPEZY]?B)?)/s\\s*");
    private static final Pattern GAUGE = Pattern.compile("(\\S+)\\s+min=(\\S+)\\s+max=(\\S+)\\s*");

    /** Metrics that k6 itself measures; other programs hardly print a line like theirs. */
    private static final Set<String> OF_EVERY_RUN =
            Set.of("data_received", "data_sent", "iterations", "iteration_duration", "vus", "vus_max");

    /** So many others may be among the lines of the thresholds; k6 writes them at once, but not alone into every console. */
    private static final int MOST_OTHER_LINES = 200;

    private final SummaryCollector collector = new SummaryCollector();
    private Section section = Section.TOTAL;
    private String metric = "";
    private String thresholdMetric = "";
    private int otherLines;
    private boolean present;
    private boolean sectionsSeen;

    private enum Section {
        THRESHOLDS,
        TOTAL,
        OTHER
    }

    /**
     * @param line without its line end, prefixes and ANSI codes
     * @return whether the line can only be one of a summary
     */
    public boolean accept(String line) {
        Matcher sectionMatcher = SECTION.matcher(line);
        if (sectionMatcher.matches()) {
            return enter(sectionMatcher.group(1));
        }
        if (section == Section.THRESHOLDS) {
            return acceptThreshold(line);
        }
        if (line.indexOf("...") < 0) {
            return false;
        }
        Matcher metricMatcher = METRIC.matcher(line);
        if (!metricMatcher.matches()) {
            return false;
        }
        if (section == Section.TOTAL
                && !acceptMetric(metricMatcher.group(1), metricMatcher.group(2), metricMatcher.group(3))) {
            return false;
        }
        present |= OF_EVERY_RUN.contains(metricMatcher.group(2));
        return true;
    }

    /** Whether the next line may be a threshold, or name the metric of one. */
    public boolean isInThresholds() {
        return section == Section.THRESHOLDS;
    }

    /** Whether k6 has shown a summary: a metric was among the lines that k6 has in one run or another. */
    public boolean isPresent() {
        return present;
    }

    public K6Summary toSummary() {
        return collector.toSummary();
    }

    private boolean enter(String title) {
        switch (title) {
            case "THRESHOLDS" -> {
                section = Section.THRESHOLDS;
                otherLines = 0;
            }
            case "TOTAL RESULTS" -> section = Section.TOTAL;
            // "GROUP: ..." and "SCENARIO: ..." repeat the metrics for a part of the run.
            case "GROUP", "SCENARIO" -> section = Section.OTHER;
            default -> {
                return false;
            }
        }
        sectionsSeen = true;
        return true;
    }

    private boolean acceptThreshold(String line) {
        Matcher matcher = THRESHOLD.matcher(line);
        if (matcher.matches()) {
            otherLines = 0;
            String actual = matcher.group(3).strip();
            collector.threshold(
                    thresholdMetric, matcher.group(2), matcher.group(1).equals("✓"), actual.isEmpty() ? null : actual);
            return true;
        }
        Matcher name = THRESHOLD_METRIC.matcher(line);
        if (name.matches()) {
            String text = name.group(1);
            // The line of a submetric shows its tags alone, below its metric.
            thresholdMetric = text.startsWith("{") ? parent(thresholdMetric) + text : text;
        }
        otherLines++;
        if (otherLines > MOST_OTHER_LINES) {
            section = Section.OTHER;
        }
        return false;
    }

    private boolean acceptMetric(String mark, String name, String values) {
        if (name.startsWith("{ ")) {
            metric = parent(metric) + "{" + name.substring(2, name.length() - 2) + "}";
        } else {
            metric = name;
        }
        if (!rate(values) && !counter(values) && !gauge(values) && !trend(values)) {
            return false;
        }
        if (mark != null && !sectionsSeen) {
            collector.threshold(metric, null, mark.equals("✓"), null);
        }
        return true;
    }

    private boolean rate(String values) {
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
                // The same numbers from the other side.
            }
            default -> rate(metric, matcher.group(1), passes, fails);
        }
        return true;
    }

    private void rate(String name, String percent, long passes, long fails) {
        Quantity.parse(percent).ifPresent(share -> collector.rate(name, exact(share, passes, fails), passes, fails));
    }

    /** The printed percentage is cut to two digits; the counts beside it are not. */
    private static double exact(double printed, long passes, long fails) {
        long total = passes + fails;
        return total > 0 ? (double) passes / total : printed;
    }

    private boolean counter(String values) {
        Matcher matcher = COUNTER.matcher(values);
        if (!matcher.matches() || metric.equals("checks_total")) {
            return metric.equals("checks_total");
        }
        collector.kind(metric, Quantity.kind(matcher.group(1)));
        value("count", matcher.group(1));
        value("rate", matcher.group(2));
        return true;
    }

    private boolean gauge(String values) {
        Matcher matcher = GAUGE.matcher(values);
        if (!matcher.matches()) {
            return false;
        }
        collector.kind(metric, Quantity.kind(matcher.group(1)));
        value("value", matcher.group(1));
        value("min", matcher.group(2));
        value("max", matcher.group(3));
        return true;
    }

    private boolean trend(String values) {
        Matcher matcher = STATISTIC.matcher(values);
        boolean found = false;
        while (matcher.find()) {
            found = true;
            collector.kind(metric, Quantity.kind(matcher.group(2)));
            value(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private void value(String statistic, String text) {
        OptionalDouble value = Quantity.parse(text);
        if (value.isPresent()) {
            collector.value(metric, statistic, value.getAsDouble());
        }
    }

    private static String parent(String name) {
        int brace = name.indexOf('{');
        return brace < 0 ? name : name.substring(0, brace);
    }
}
