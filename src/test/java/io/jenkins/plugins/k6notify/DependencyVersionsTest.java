package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.Project;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Compares the versions of dependencies in {@code pom.xml} and {@code standalone/pom.xml}. */
class DependencyVersionsTest {

    private final Pom root = Pom.of("pom.xml");
    private final Pom standalone = Pom.of("standalone/pom.xml");

    @Test
    void dependenciesOfBothBuildsHaveSameVersion() {
        assertThat(root.dependencies()).containsKeys("org.assertj:assertj-core", "org.wiremock:wiremock-standalone");
        assertSame(root.dependencies(), standalone.dependencies());
    }

    @Test
    void propertiesOfBothBuildsHaveSameVersion() {
        assertThat(root.versions()).containsKeys("assertj.version", "palantir-java-format.version");
        assertSame(root.versions(), standalone.versions());
    }

    private static void assertSame(Map<String, String> ofRoot, Map<String, String> ofStandalone) {
        Map<String, String> both = new TreeMap<>(ofRoot);
        both.keySet().retainAll(ofStandalone.keySet());
        assertThat(ofStandalone).as("standalone/pom.xml, as pom.xml").containsAllEntriesOf(both);
    }

    /**
     * The versions that a POM declares itself, without its parent and its modules.
     *
     * @param versions the properties that end in {@code .version}
     * @param dependencies {@code groupId:artifactId} and version of the dependencies that have a version, in profiles
     * too
     */
    private record Pom(Map<String, String> versions, Map<String, String> dependencies) {

        static Pom of(String name) {
            Element project = parse(Project.file(name).toFile());
            Map<String, String> properties = new TreeMap<>();
            elements(project, "properties").stream()
                    .filter(each -> each.getParentNode() == project)
                    .flatMap(each -> children(each).stream())
                    .filter(each -> each.getNodeName().endsWith(".version"))
                    .forEach(each -> properties.put(each.getNodeName(), each.getTextContent()));
            Map<String, String> dependencies = new TreeMap<>();
            for (Element dependency : elements(project, "dependency")) {
                Map<String, String> parts = new TreeMap<>();
                children(dependency).forEach(part -> parts.put(part.getNodeName(), part.getTextContent()));
                if (parts.containsKey("version")) {
                    dependencies.put(
                            parts.get("groupId") + ":" + parts.get("artifactId"),
                            resolved(parts.get("version"), properties));
                }
            }
            return new Pom(properties, dependencies);
        }

        private static String resolved(String version, Map<String, String> properties) {
            return version.startsWith("${")
                    ? properties.getOrDefault(version.substring(2, version.length() - 1), version)
                    : version;
        }

        private static Element parse(File pom) {
            try {
                return DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(pom)
                        .getDocumentElement();
            } catch (Exception e) {
                throw new IllegalStateException(pom + " cannot be read", e);
            }
        }

        private static List<Element> elements(Element parent, String name) {
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < parent.getElementsByTagName(name).getLength(); i++) {
                elements.add((Element) parent.getElementsByTagName(name).item(i));
            }
            return elements;
        }

        private static List<Element> children(Element parent) {
            List<Element> children = new ArrayList<>();
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    children.add(element);
                }
            }
            return children;
        }
    }
}
