package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of the documentation are those of the results beside them, and can be read by everybody. */
class PicturesTest {

    private static final Path DOCS = Path.of("../../docs");

    private static Map<String, Chart> pictures() {
        try {
            return new Pictures(DOCS.resolve("internals/results")).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Chart> charts() {
        return List.copyOf(pictures().values());
    }

    @Test
    void showTheResultsThatAreKept() {
        assertThat(pictures())
                .allSatisfy((name, chart) -> assertThat(DOCS.resolve("images").resolve(name))
                        .as("drawn anew by the command plot")
                        .hasContent(Svg.of(chart)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void sayInWordsWhatTheyShow(Chart chart) throws Exception {
        Document svg = parse(chart);
        Element root = svg.getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title description");
        assertThat(texts(svg, "title")).containsExactly(chart.title());
        assertThat(texts(svg, "desc")).containsExactly(chart.description());
        assertThat(texts(svg, "text")).contains(chart.title());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void nothingLiesOutside(Chart chart) throws Exception {
        Document svg = parse(chart);
        for (Element rect : elements(svg, "rect")) {
            assertThat(number(rect, "x") + number(rect, "width")).isBetween(0.0, (double) Chart.WIDTH);
            assertThat(number(rect, "y") + number(rect, "height")).isBetween(0.0, (double) chart.height());
        }
        for (Element text : elements(svg, "text")) {
            double width = 7.5 * text.getTextContent().length();
            double left = number(text, "x")
                    - switch (text.getAttribute("class")) {
                        case "label", "last" -> width;
                        case "tick" -> width / 2;
                        default -> 0;
                    };
            assertThat(left).as(text.getTextContent()).isBetween(-2.0, Chart.WIDTH - width);
        }
    }

    private static Document parse(Chart chart) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document svg = factory.newDocumentBuilder().parse(new InputSource(new StringReader(Svg.of(chart))));
        assertThat(svg.getDocumentElement().getNamespaceURI()).isEqualTo(Svg.NAMESPACE);
        return svg;
    }

    private static List<String> texts(Document svg, String name) {
        return map(elements(svg, name), Element::getTextContent);
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagNameNS(Svg.NAMESPACE, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static <T> List<T> map(List<Element> elements, Function<Element, T> to) {
        List<T> mapped = new ArrayList<>();
        elements.forEach(element -> mapped.add(to.apply(element)));
        return mapped;
    }

    private static double number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    @Test
    void areAllThatTheDocsShow() throws IOException {
        try (var files = Files.list(DOCS.resolve("images"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(pictures().keySet());
        }
    }
}
