package io.jenkins.plugins.k6notify.benchmarks.plot;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.general.DatasetUtils;
import org.jfree.data.xy.XYDataItem;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Creates the charts of the documentation, in one style. */
final class Charts {

    static final Color BACKGROUND = Color.WHITE;
    static final Color TEXT = new Color(0x1f2328);
    static final Color K6_NOTIFY = new Color(0x0969da);
    static final Color OTHER = new Color(0x6e7781);
    static final Color THIRD = new Color(0xbc4c00);
    static final Color MARK = new Color(0xcf222e);

    private static final Color GRID = new Color(0xd1d9e0);
    private static final Stroke THIN = new BasicStroke(1);
    private static final Stroke THICK = new BasicStroke(2);
    private static final Stroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font BOLD = FONT.deriveFont(Font.BOLD);
    private static final Font TITLE = BOLD.deriveFont(16f);

    /** Aligns labels independent of the fonts of the reader. */
    private static final CategoryLabelPositions LEFT_ALIGNED = CategoryLabelPositions.replaceLeftPosition(
            CategoryLabelPositions.STANDARD,
            new CategoryLabelPosition(
                    RectangleAnchor.LEFT, TextBlockAnchor.CENTER_LEFT, CategoryLabelWidthType.RANGE, 0.3f));

    private static final int FRAME_HEIGHT = 90;
    private static final int GROUP_HEIGHT = 14;
    private static final int BAR_HEIGHT = 22;
    private static final int LINES_HEIGHT = 320;

    private Charts() {}

    /** A line across all bars, with a name. */
    record Mark(String name, double value) {}

    /**
     * Creates a bar chart. Each bar is labelled with its name and value.
     *
     * @param pattern pattern of the values with their unit, {@code 0.00 'ms'}
     * @param values value of each bar (row) in each group (column)
     * @param others names of the bars that do not stand for k6-notify
     */
    static Picture bars(
            String title, String pattern, CategoryDataset values, List<String> others, @CheckForNull Mark mark) {
        JFreeChart chart =
                ChartFactory.createBarChart(title, null, null, values, PlotOrientation.HORIZONTAL, false, false, false);
        CategoryPlot plot = chart.getCategoryPlot();
        DecimalFormat format = format(pattern);
        plot.setRenderer(barRenderer(values, others, format));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(THIN);
        setStyle(plot.getDomainAxis());
        int bars = values.getRowCount() * values.getColumnCount();
        int height = values.getColumnCount() * GROUP_HEIGHT + bars * BAR_HEIGHT;
        double end = DatasetUtils.findRangeBounds(values).getUpperBound();
        if (mark != null) {
            plot.addRangeMarker(marker(mark, format, mark.value() > end), Layer.BACKGROUND);
            end = Math.max(end, mark.value());
            height += BAR_HEIGHT;
            plot.getDomainAxis().setLowerMargin((double) BAR_HEIGHT / height);
        }
        setStyle(plot.getRangeAxis());
        // Leaves space for the labels at the ends of the bars.
        plot.getRangeAxis().setRange(0, 1.75 * end);
        setStyle(chart);
        return new Picture(chart, FRAME_HEIGHT + height);
    }

    private static BarRenderer barRenderer(CategoryDataset values, List<String> others, DecimalFormat format) {
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.2);
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(" {0}: {2}", format));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultItemLabelFont(FONT);
        renderer.setDefaultItemLabelPaint(TEXT);
        for (int row = 0; row < values.getRowCount(); row++) {
            renderer.setSeriesPaint(row, others.contains(values.getRowKey(row).toString()) ? OTHER : K6_NOTIFY);
        }
        return renderer;
    }

    private static ValueMarker marker(Mark mark, DecimalFormat format, boolean isLabelLeft) {
        ValueMarker marker = new ValueMarker(mark.value(), MARK, DASHED);
        marker.setLabel(mark.name() + ": " + format.format(mark.value()));
        marker.setLabelFont(FONT);
        marker.setLabelPaint(TEXT);
        marker.setLabelBackgroundColor(BACKGROUND);
        marker.setLabelAnchor(isLabelLeft ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(isLabelLeft ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        return marker;
    }

    /** Creates a line chart. Each line is labelled with its name and range at its end. */
    static Picture lines(String title, String xName, XYSeriesCollection lines) {
        JFreeChart chart = ChartFactory.createXYLineChart(
                title, xName, null, lines, PlotOrientation.VERTICAL, false, false, false);
        XYPlot plot = chart.getXYPlot();
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(THIN);
        plot.setDomainGridlinesVisible(false);
        Color[] colors = {K6_NOTIFY, THIRD, OTHER};
        for (int i = 0; i < lines.getSeriesCount(); i++) {
            plot.getRenderer().setSeriesPaint(i, colors[i]);
            plot.getRenderer().setSeriesStroke(i, THICK);
            plot.addAnnotation(endLabel(lines.getSeries(i)));
        }
        setStyle(plot.getDomainAxis());
        setStyle(plot.getRangeAxis());
        plot.getDomainAxis().setRange(0, 1.3 * lines.getDomainUpperBound(false));
        setStyle(chart);
        return new Picture(chart, LINES_HEIGHT);
    }

    private static XYTextAnnotation endLabel(XYSeries line) {
        XYDataItem last = line.getDataItem(line.getItemCount() - 1);
        String range = String.format(Locale.ROOT, "%.0f to %.0f", line.getMinY(), line.getMaxY());
        XYTextAnnotation label =
                new XYTextAnnotation(" " + line.getKey() + ": " + range, last.getXValue(), last.getYValue());
        label.setTextAnchor(TextAnchor.CENTER_LEFT);
        label.setFont(FONT);
        label.setPaint(TEXT);
        return label;
    }

    private static void setStyle(CategoryAxis groups) {
        groups.setTickLabelFont(BOLD);
        groups.setTickLabelPaint(TEXT);
        groups.setAxisLineVisible(false);
        groups.setTickMarksVisible(false);
        groups.setCategoryMargin(0.15);
        groups.setMaximumCategoryLabelLines(3);
        groups.setCategoryLabelPositions(LEFT_ALIGNED);
    }

    private static void setStyle(ValueAxis axis) {
        axis.setLabelFont(FONT);
        axis.setLabelPaint(TEXT);
        axis.setTickLabelFont(FONT);
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLineVisible(false);
        ((NumberAxis) axis).setNumberFormatOverride(format("#,##0.##"));
    }

    private static void setStyle(JFreeChart chart) {
        chart.setBackgroundPaint(BACKGROUND);
        chart.setPadding(new RectangleInsets(10, 14, 10, 14));
        chart.getTitle().setFont(TITLE);
        chart.getTitle().setPaint(TEXT);
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        Plot plot = chart.getPlot();
        plot.setBackgroundPaint(BACKGROUND);
        plot.setOutlineVisible(false);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /** Adds the source of the values below a chart. */
    static void addSource(JFreeChart chart, String source) {
        TextTitle title = new TextTitle(source, FONT);
        title.setPaint(TEXT);
        title.setPosition(RectangleEdge.BOTTOM);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.addSubtitle(title);
    }
}
