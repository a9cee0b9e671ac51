package io.jenkins.plugins.k6notify;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A Jelly file of this plugin, for the tests of all views. */
record View(Path file, Document document) {

    private static final String PACKAGE = "io/jenkins/plugins/k6notify";

    /** {@code ${%key}}, or in quotes within a longer expression. */
    private static final Pattern KEY = Pattern.compile("(?<=\\$\\{|['\"])%([^}('\"]+)");

    private static final Pattern HELP = Pattern.compile("getHelpFile\\('(\\w+)'\\)");

    static List<View> all() throws Exception {
        return all(folder());
    }

    static List<View> all(Path folder) throws Exception {
        List<View> views = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".jelly"))
                            .sorted(Comparator.naturalOrder())::iterator) {
                views.add(read(file));
            }
        }
        return views;
    }

    /** The resources of the root package of the plugin. */
    static Path folder() throws URISyntaxException {
        return root().resolve(PACKAGE);
    }

    /** The resources of the compiled plugin. */
    static Path root() throws URISyntaxException {
        String known = PACKAGE + "/channel/Messages.properties";
        URL resource = View.class.getClassLoader().getResource(known);
        Path path = Path.of(resource.toURI());
        for (String ignored : known.split("/")) {
            path = path.getParent();
        }
        return path;
    }

    private static View read(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new View(file, factory.newDocumentBuilder().parse(file.toFile()));
    }

    /** The class of the view. */
    Class<?> type() throws Exception {
        String name = root().relativize(file.getParent()).toString().replace('\\', '/');
        return Class.forName(name.replace('/', '.'), false, View.class.getClassLoader());
    }

    /** Passes each text between tags, and each attribute, to the consumers. */
    void texts(Consumer<String> between, Consumer<Attr> attribute) {
        walk(document, node -> {
            if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
                between.accept(node.getTextContent().strip());
            }
            NamedNodeMap attributes = node.getAttributes();
            for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
                attribute.accept((Attr) attributes.item(i));
            }
        });
    }

    Set<String> keys() {
        return matches(KEY);
    }

    /** The fields that a user sees, by their attribute or by the help that they ask for. */
    Set<String> fields() {
        Set<String> fields = matches(HELP);
        elements(document, "entry").forEach(entry -> {
            if (entry.hasAttribute("field")) {
                fields.add(entry.getAttribute("field"));
            }
        });
        return fields;
    }

    /** The names of views that this view includes. */
    Set<String> included() {
        return elements(document, "include")
                .map(include -> include.getAttribute("page"))
                .collect(Collectors.toSet());
    }

    private Set<String> matches(Pattern pattern) {
        Set<String> found = new TreeSet<>();
        Consumer<String> search = text -> {
            for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                found.add(matcher.group(1));
            }
        };
        texts(search, attribute -> search.accept(attribute.getValue()));
        return found;
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i));
    }

    private static void walk(Node node, Consumer<Node> visit) {
        visit.accept(node);
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            walk(children.item(i), visit);
        }
    }

    @Override
    public String toString() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
