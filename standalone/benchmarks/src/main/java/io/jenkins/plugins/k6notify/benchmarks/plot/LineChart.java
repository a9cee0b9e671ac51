package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How numbers go on while another one grows.
 *
 * @param xName what grows
 * @param x its values
 */
record LineChart(String title, String xName, List<Double> x, List<Line> lines) implements Chart {

    /**
     * A line.
     *
     * @param y as many as there are values of x
     * @param style of {@link Theme}
     */
    record Line(String name, List<Double> y, String style) {
        private double last() {
            return y.get(y.size() - 1);
        }
    }

    private static final int TOP = 56;
    private static final int BOTTOM = 276;
    private static final int LEFT = 56;
    private static final int RIGHT = 600;
    private static final int GAP = 6;
    private static final int BASELINE = 4;

    @Override
    public String description() {
        return lines.stream()
                        .map(line -> String.format(
                                Locale.ROOT,
                                "%s: %.1f at first, %.1f at last, between %.1f and %.1f",
                                line.name(),
                                line.y().get(0),
                                line.last(),
                                line.y().stream().min(Double::compare).orElseThrow(),
                                line.y().stream().max(Double::compare).orElseThrow()))
                        .collect(Collectors.joining("; "))
                + String.format(Locale.ROOT, "; over %,.0f %s.", x.get(x.size() - 1), xName);
    }

    @Override
    public int height() {
        return BOTTOM + 44;
    }

    @Override
    public void draw(Svg svg) {
        Scale across = Scale.upTo(x.get(x.size() - 1));
        Scale up = Scale.upTo(lines.stream()
                .flatMap(line -> line.y().stream())
                .max(Double::compare)
                .orElse(1.0));
        for (int i = 0; i <= across.steps(); i++) {
            double value = i * across.step();
            svg.text("tick", x(across, value), BOTTOM + 16.0, across.words(value));
        }
        svg.text("tick", (LEFT + RIGHT) / 2.0, BOTTOM + 34.0, xName);
        for (int i = 0; i <= up.steps(); i++) {
            double value = i * up.step();
            svg.line("grid", LEFT, y(up, value), RIGHT, y(up, value));
            svg.text("label", LEFT - GAP, y(up, value) + BASELINE, up.words(value));
        }
        for (Line line : lines) {
            double[] points = new double[2 * x.size()];
            for (int i = 0; i < x.size(); i++) {
                points[2 * i] = x(across, x.get(i));
                points[2 * i + 1] = y(up, line.y().get(i));
            }
            svg.path(line.style(), points);
            svg.text("first", x(across, x.get(x.size() - 1)) + GAP, y(up, line.last()) + BASELINE, line.name());
        }
    }

    private static double x(Scale scale, double value) {
        return LEFT + scale.place(value) * (RIGHT - LEFT);
    }

    private static double y(Scale scale, double value) {
        return BOTTOM - scale.place(value) * (BOTTOM - TOP);
    }
}
