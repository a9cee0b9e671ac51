package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The pictures of the documentation match the results beside them. Compares titles, labels and values only: positions, line
 * breaks and the numbers at the axes depend on the fonts of the machine that drew a picture.
 */
class PicturesTest {

    private static final Path DOCS = Path.of("../../docs");

    private static Map<String, Picture> pictures() {
        try {
            return new Pictures(DOCS.resolve("internals/results")).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Picture> drawn() {
        return List.copyOf(pictures().values());
    }

    @Test
    void picturesOfDocsHaveTextsOfResults() throws Exception {
        for (Map.Entry<String, Picture> picture : pictures().entrySet()) {
            String kept = Files.readString(DOCS.resolve("images").resolve(picture.getKey()));
            assertThat(labels(kept))
                    .as("%s: to draw it again, run the command plot", picture.getKey())
                    .isEqualTo(labels(picture.getValue().toSvg()));
        }
    }

    @Test
    void docsHaveAllPicturesAndNoOther() throws IOException {
        try (var files = Files.list(DOCS.resolve("images"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(pictures().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void samePictureHasSameSvg(Picture picture) throws IOException {
        assertThat(picture.toSvg()).isEqualTo(picture.toSvg());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void hasTitleAndSource(Picture picture) throws Exception {
        Document svg = parse(picture.toSvg());
        String title = picture.chart().getTitle().getText();
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(texts(svg, "title")).containsExactly(title);
        assertThat(texts(svg, "text")).contains(title).anyMatch(text -> text.startsWith("Source: docs/"));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void textsFitIntoPicture(Picture picture) throws Exception {
        for (Element text : elements(parse(picture.toSvg()), "text")) {
            double width = 7.5 * text.getTextContent().length();
            assertThat(Double.parseDouble(text.getAttribute("x")))
                    .as(text.getTextContent())
                    .isBetween(0.0, Picture.WIDTH - width);
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, (double) picture.height());
        }
    }

    /** All texts except the numbers at the axes, in one line. */
    private static String labels(String svg) throws Exception {
        return texts(parse(svg), "text").stream()
                .filter(text -> !text.matches("[0-9.,]+"))
                .collect(Collectors.joining(" "));
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg, String name) {
        return elements(svg, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagNameNS(Picture.NAMESPACE, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
