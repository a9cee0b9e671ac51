package io.jenkins.plugins.k6notify.benchmarks.plot;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Bars that lie, in groups, each with its name and its number.
 *
 * @param unit of all numbers
 * @param mark something to hold them against
 */
record BarChart(
        String title,
        String unit,
        List<Group> groups,
        @CheckForNull Mark mark) implements Chart {

    /** Bars that belong together. */
    record Group(String heading, List<Bar> bars) {}

    /**
     * A bar.
     *
     * @param style of {@link Theme}
     */
    record Bar(String name, double value, String style) {}

    /** A line across all bars. */
    record Mark(String name, double value) {}

    private static final int BELOW_TITLE = 48;
    private static final int MARK = 24;
    private static final int LEFT = 236;
    private static final int RIGHT = 640;
    private static final int HEADING = 26;
    private static final int ROW = 22;
    private static final int BAR = 16;
    private static final int BASELINE = 12;
    private static final int GAP = 6;

    @Override
    public String description() {
        String bars = groups.stream()
                .map(group -> group.heading() + ": "
                        + group.bars().stream()
                                .map(bar -> bar.name() + " " + words(bar.value()) + " " + unit)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return bars + (mark == null ? "" : "; " + mark.name() + ": " + words(mark.value()) + " " + unit) + ".";
    }

    @Override
    public int height() {
        return bottom() + 28;
    }

    private int top() {
        return mark == null ? BELOW_TITLE : BELOW_TITLE + MARK;
    }

    private int bottom() {
        return top()
                + groups.size() * HEADING
                + ROW * groups.stream().mapToInt(group -> group.bars().size()).sum();
    }

    @Override
    public void draw(Svg svg) {
        Scale scale = scale();
        grid(svg, scale);
        int y = top();
        for (Group group : groups) {
            svg.text("heading", 16, y + BASELINE + GAP, group.heading());
            y += HEADING;
            for (Bar bar : group.bars()) {
                svg.text("label", LEFT - GAP, y + BASELINE, bar.name());
                svg.bar(bar.style(), LEFT, y, scale.place(bar.value()) * (RIGHT - LEFT), BAR);
                svg.text("value", x(scale, bar.value()) + GAP, y + BASELINE, words(bar.value()) + " " + unit);
                y += ROW;
            }
        }
        if (mark != null) {
            double x = x(scale, mark.value());
            svg.line("mark", x, top(), x, bottom());
            svg.text(
                    x > (double) (LEFT + RIGHT) / 2 ? "last" : "first",
                    x,
                    top() - GAP,
                    mark.name() + ": " + words(mark.value()) + " " + unit);
        }
    }

    private void grid(Svg svg, Scale scale) {
        for (int i = 0; i <= scale.steps(); i++) {
            double value = i * scale.step();
            svg.line("grid", x(scale, value), top(), x(scale, value), bottom());
            svg.text("tick", x(scale, value), bottom() + 16.0, scale.words(value));
        }
    }

    private Scale scale() {
        double highest = groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(Bar::value)
                .max()
                .orElse(0);
        return Scale.upTo(mark == null ? highest : Math.max(highest, mark.value()));
    }

    private static double x(Scale scale, double value) {
        return LEFT + scale.place(value) * (RIGHT - LEFT);
    }

    /** Three digits that count. */
    private static String words(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
