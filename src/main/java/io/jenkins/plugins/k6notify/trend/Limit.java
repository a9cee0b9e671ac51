package io.jenkins.plugins.k6notify.trend;

import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Threshold that can be drawn as a line.
 *
 * @param key metric and statistic, as in a summary
 * @param value value in the unit of the summary
 * @param text expression as written in the script, on one line
 */
record Limit(String key, double value, String text) {

    /** Grammar of grafana/k6 {@code metrics/thresholds_parser.go}; equality has no line. */
    private static final Pattern EXPRESSION =
            Pattern.compile("\\s*([a-z]+)(?:\\(\\s*([0-9.]{1,10})\\s*\\))?\\s*[<>]=?\\s*([-+0-9.eE]{1,30})\\s*");

    /** Returns the line of a threshold; empty for expressions other than a comparison with a number. */
    static Optional<Limit> of(Threshold threshold) {
        String expression = threshold.expression();
        Matcher matcher = EXPRESSION.matcher(expression == null ? "" : expression);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = threshold.metric() + '.' + statistic(matcher.group(1), matcher.group(2));
        String text = expression.strip().replaceAll("\\s+", " ");
        return number(matcher.group(3)).map(value -> new Limit(key, value, text));
    }

    boolean isOf(Measure measure) {
        return key.equals(measure.key());
    }

    /** Normalizes {@code p(95.0)} to {@code p(95)}. */
    private static String statistic(String name, String percentile) {
        return percentile == null ? name : name + '(' + percentile.replaceFirst("\\.0*$", "") + ')';
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
