package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart with the height of its picture in pixels. */
record Picture(JFreeChart chart, int height) {

    /** Width of every picture, which fits a page of GitHub. */
    static final int WIDTH = 760;

    static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** White becomes nearly black, and each colour its light counterpart. */
    private static final String DARK =
            "@media (prefers-color-scheme: dark) { svg { filter: invert(0.95) hue-rotate(180deg); } }";

    /**
     * Draws the picture as SVG, with a dark variant for readers who prefer it. Positions depend on the fonts of the machine, texts
     * do not.
     */
    String toSvg() throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(newDocument());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
        chart.draw(graphics, new Rectangle(WIDTH, height));
        Element root = graphics.getRoot();
        root.setAttribute("role", "img");
        root.insertBefore(element(root, "style", DARK), root.getFirstChild());
        root.insertBefore(element(root, "title", chart.getTitle().getText()), root.getFirstChild());
        StringWriter svg = new StringWriter();
        graphics.stream(root, svg);
        return svg.toString();
    }

    private static Element element(Element root, String name, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setTextContent(text);
        return element;
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java runtime has a parser of XML", e);
        }
    }
}
