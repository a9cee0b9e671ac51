package io.jenkins.plugins.k6notify.engine.summary;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads the summary text of one run, line by line: the flat list of k6 up to v0.57 and of {@code textSummary}, and the
 * sections since v0.57. Accepts any line and ignores unknown ones. Not safe for use by several threads.
 */
public final class ConsoleSummary {

    /** The relation of a line to a summary. */
    public enum Kind {
        /** A line of this summary. */
        OWN,
        /** A line of another summary, because this one already contains the same line. It was not read. */
        NEXT,
        /** Any other line. */
        OTHER
    }

    /** Metrics that k6 itself measures; other programs are unlikely to print such lines. */
    private static final Set<String> OF_EVERY_RUN =
            Set.of("data_received", "data_sent", "iterations", "iteration_duration", "vus", "vus_max");

    /**
     * The maximum number of other lines among the lines of the thresholds; k6 writes its lines at once, but the console
     * may contain other output between them.
     */
    private static final int MOST_OTHER_LINES = 20;

    private static final int MOST_NAMES = 1000;

    private final MetricValues values = new MetricValues(new SummaryCollector());
    private final Set<String> names = new HashSet<>();
    private Section section = Section.TOTAL;
    private String metric = "";
    private String thresholdMetric = "";
    private int otherLines;
    private boolean present;
    private boolean thresholdsSeen;
    private boolean totalSeen;

    private enum Section {
        THRESHOLDS,
        TOTAL,
        OTHER
    }

    /** @param line a line without its line end, prefixes and ANSI codes */
    public Kind accept(CharSequence line) {
        String title = SummaryLine.section(line);
        if (title != null) {
            return enter(title);
        }
        SummaryLine.Metric read = SummaryLine.metric(line);
        if (read == null) {
            return section == Section.THRESHOLDS ? acceptThreshold(line) : Kind.OTHER;
        }
        if (section == Section.THRESHOLDS) {
            // A section of thresholds contains no metrics: this is a group of that name in a flat list.
            values.forgetThresholds();
            thresholdsSeen = false;
            section = Section.TOTAL;
        }
        return section == Section.TOTAL ? acceptMetric(read) : ofPart(read);
    }

    /** Whether the next line may be a threshold, or the name of its metric. */
    public boolean isInThresholds() {
        return section == Section.THRESHOLDS;
    }

    /** Whether k6 has printed a summary: at least one line was a metric that k6 itself measures. */
    public boolean isPresent() {
        return present;
    }

    /** Whether any part of a summary was read. */
    public boolean hasBegun() {
        return present || thresholdsSeen || totalSeen || !names.isEmpty();
    }

    public K6Summary toSummary() {
        return values.toSummary();
    }

    private Kind enter(String title) {
        switch (title) {
            case "THRESHOLDS" -> {
                if (thresholdsSeen || present) {
                    return Kind.NEXT;
                }
                thresholdsSeen = true;
                section = Section.THRESHOLDS;
                otherLines = 0;
            }
            case "TOTAL RESULTS" -> {
                if (totalSeen || present) {
                    return Kind.NEXT;
                }
                totalSeen = true;
                section = Section.TOTAL;
            }
            default -> {
                // "GROUP: ..." and "SCENARIO: ..." repeat the metrics for a part of the run, below the total. In a flat
                // list a group may have any name.
                boolean isPart = title.startsWith("GROUP: ") || title.startsWith("SCENARIO: ");
                if (!isPart || !totalSeen) {
                    return Kind.OTHER;
                }
                section = Section.OTHER;
            }
        }
        return Kind.OWN;
    }

    private Kind acceptThreshold(CharSequence line) {
        SummaryLine.ThresholdResult threshold = SummaryLine.threshold(line);
        if (threshold != null) {
            otherLines = 0;
            values.threshold(thresholdMetric, threshold.expression(), threshold.ok(), threshold.actual());
            return Kind.OWN;
        }
        String name = SummaryLine.thresholdMetric(line);
        if (name != null) {
            // The line of a submetric shows only its tags, below its metric.
            thresholdMetric = name.startsWith("{") ? parent(thresholdMetric) + name : name;
        }
        otherLines++;
        if (otherLines > MOST_OTHER_LINES) {
            section = Section.OTHER;
        }
        return Kind.OTHER;
    }

    private static Kind ofPart(SummaryLine.Metric read) {
        return OF_EVERY_RUN.contains(read.name()) ? Kind.OWN : Kind.OTHER;
    }

    private Kind acceptMetric(SummaryLine.Metric read) {
        String tags = read.name();
        String name = tags.startsWith("{ ") ? parent(metric) + "{" + tags.substring(2, tags.length() - 2) + "}" : tags;
        if (present && names.contains(name) && isOfK6(read, name)) {
            return Kind.NEXT;
        }
        if (!values.read(name, read.values())) {
            return Kind.OTHER;
        }
        metric = name;
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
        if (read.mark() != 0 && !thresholdsSeen) {
            values.threshold(name, null, read.mark() == '✓', null);
        }
        present |= OF_EVERY_RUN.contains(name);
        return Kind.OWN;
    }

    private static boolean isOfK6(SummaryLine.Metric read, String name) {
        return read.mark() != 0
                || OF_EVERY_RUN.contains(name)
                || name.startsWith("checks")
                || name.startsWith("http_req");
    }

    private static String parent(String name) {
        int brace = name.indexOf('{');
        return brace < 0 ? name : name.substring(0, brace);
    }
}
