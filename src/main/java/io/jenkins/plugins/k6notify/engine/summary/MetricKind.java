package io.jenkins.plugins.k6notify.engine.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The kind of value that a metric has, and the format in which k6 prints it (grafana/k6 {@code internal/js/summary.js},
 * humanizeValue).
 */
public enum MetricKind {
    /** A time in milliseconds. */
    TIME {
        @Override
        public String format(double millis) {
            if (millis == 0) {
                return "0s";
            }
            if (millis < 0.001) {
                return (long) (millis * 1_000_000) + "ns";
            }
            if (millis < 1) {
                return truncated(millis * 1000, 2) + "µs";
            }
            if (millis < 1000) {
                return truncated(millis, 2) + "ms";
            }
            long minutes = (long) (millis / 60_000);
            String seconds = truncated((millis % 60_000) / 1000, minutes > 0 ? 0 : 2) + "s";
            if (minutes == 0) {
                return seconds;
            }
            long hours = minutes / 60;
            return (hours == 0 ? "" : hours + "h") + minutes % 60 + "m" + seconds;
        }
    },
    /** An amount of data in bytes. */
    DATA {
        @Override
        public String format(double bytes) {
            if (bytes < 10) {
                return truncated(bytes, 2) + " B";
            }
            int exponent = Math.min((int) Math.floor(Math.log(bytes) / Math.log(1000)), UNITS.length - 1);
            double value = Math.floor(bytes / Math.pow(1000, exponent) * 10 + 0.5) / 10;
            return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[exponent]);
        }
    },
    /** A share between 0 and 1. */
    RATE {
        @Override
        public String format(double share) {
            // A build may report a share of any double value.
            double percent = Math.max(-Double.MAX_VALUE, Math.min(share * 100, Double.MAX_VALUE));
            return BigDecimal.valueOf(percent).setScale(2, RoundingMode.DOWN).toPlainString() + "%";
        }
    },
    /** Any other value: a number without a unit. */
    NUMBER {
        @Override
        public String format(double value) {
            return plain(BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP));
        }
    };

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};

    /** @param value a finite value; negative values keep their sign and the unit of the smallest size */
    public abstract String format(double value);

    /**
     * Adds a space before the unit of a printed time, for use in sentences: {@code 612ms}, as k6 prints it, becomes
     * {@code 612 ms}.
     */
    public static String spaced(String printed) {
        return printed.replaceFirst("^([0-9.]+)(ns|µs|ms|s)$", "$1 $2");
    }

    /**
     * Formats a change in whole percent, with its sign: {@code +34 %}. Returns an empty text for less than half a
     * percent.
     *
     * @param part the change relative to the former value
     */
    public static String change(double part) {
        long percent = Math.max(-Long.MAX_VALUE, Math.round(100 * part));
        return percent == 0 ? "" : (percent > 0 ? "+" : "−") + Math.abs(percent) + " %";
    }

    /**
     * Returns the kind of a value, for summaries without kinds.
     *
     * @param metric the metric, with its tags
     * @param isCounter whether the metric counts events, so that its rate is a number per second
     */
    public static MetricKind of(String metric, String statistic, boolean isCounter) {
        if (metric.startsWith("data_sent") || metric.startsWith("data_received")) {
            return DATA;
        }
        return switch (statistic) {
            case "rate" -> isCounter ? NUMBER : RATE;
            case "count", "passes", "fails" -> NUMBER;
            default -> ofTrend(metric);
        };
    }

    /**
     * Returns the kind of a trend, for summaries without kinds: all trends of k6 itself measure time; trends defined by
     * a script are treated as plain numbers.
     */
    public static MetricKind ofTrend(String metric) {
        boolean time = metric.startsWith("http_req_")
                || metric.startsWith("grpc_req_duration")
                || metric.startsWith("ws_")
                || metric.startsWith("browser_web_vital_")
                || metric.startsWith("browser_http_req_duration")
                || metric.startsWith("iteration_duration")
                || metric.startsWith("group_duration");
        return time ? TIME : NUMBER;
    }

    private static String truncated(double value, int digits) {
        return plain(BigDecimal.valueOf(value).setScale(digits, RoundingMode.DOWN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
