package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An SVG that brings its own background, so that it can be read on a page of either theme, and is darker for those who want
 * it dark. The same chart gives the same text.
 */
final class Svg {

    static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private Svg() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    static String of(Chart chart) {
        try {
            Svg svg = new Svg();
            svg.begin(chart);
            chart.draw(svg);
            svg.xml.writeEndElement();
            svg.xml.writeCharacters("\n");
            svg.xml.flush();
            return svg.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot draw " + chart.title(), e);
        }
    }

    private void begin(Chart chart) throws XMLStreamException {
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "svg");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("viewBox", "0 0 " + Chart.WIDTH + " " + chart.height());
        xml.writeAttribute("width", Integer.toString(Chart.WIDTH));
        xml.writeAttribute("height", Integer.toString(chart.height()));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("aria-labelledby", "title description");
        element("title", chart.title(), "id", "title");
        element("desc", chart.description(), "id", "description");
        element("style", Theme.CSS);
        element(
                "rect",
                "",
                "class",
                "ground",
                "width",
                Integer.toString(Chart.WIDTH),
                "height",
                Integer.toString(chart.height()),
                "rx",
                "6");
        text("title", 16, 28, chart.title());
    }

    /** @param style of {@link Theme} */
    void text(String style, double x, double y, String words) {
        element("text", words, "class", style, "x", number(x), "y", number(y));
    }

    void bar(String style, double x, double y, double width, double height) {
        element(
                "rect",
                "",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(Math.max(width, 1)),
                "height",
                number(height));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        element("line", "", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    /** @param points x and y in turn */
    void path(String style, double... points) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            list.append(i == 0 ? "" : " ").append(number(points[i])).append(',').append(number(points[i + 1]));
        }
        element("polyline", "", "class", style, "points", list.toString());
    }

    private void element(String name, String content, String... attributes) {
        try {
            xml.writeCharacters("\n");
            if (content.isEmpty()) {
                xml.writeEmptyElement(NAMESPACE, name);
            } else {
                xml.writeStartElement(NAMESPACE, name);
            }
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
            if (!content.isEmpty()) {
                xml.writeCharacters(content);
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot draw a " + name, e);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
