package io.jenkins.plugins.k6notify.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Compares the manifests of both builds; the standalone build has it in its POM. */
class HpiManifestTest {

    /** Attributes of one build, or of a plugin that is run from its sources. */
    private static final List<String> OF_A_BUILD = List.of(
            "Manifest-Version",
            "Plugin-Version",
            "Plugin-ScmTag",
            "Implementation-Build",
            "Libraries",
            "Resource-Path");

    /** Empty in this build, so it counts as absent. */
    private static final String NO_DEVELOPERS = "Plugin-Developers";

    @Test
    void manifestsOfBothBuildsAreEqual() throws Exception {
        Map<String, String> here = new HashMap<>();
        try (InputStream hpl = getClass().getResourceAsStream("/the.hpl")) {
            new Manifest(hpl).getMainAttributes().forEach((key, value) -> here.put(key.toString(), value.toString()));
        }
        here.keySet().removeAll(OF_A_BUILD);
        here.remove(NO_DEVELOPERS, "");

        assertThat(manifestEntries()).containsAllEntriesOf(here);
    }

    private static Map<String, String> manifestEntries() throws Exception {
        NodeList entries = ((Element) DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(Javac.PROJECT
                                .resolve("standalone/plugin/pom.xml")
                                .toFile())
                        .getElementsByTagName("manifestEntries")
                        .item(0))
                .getChildNodes();
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < entries.getLength(); i++) {
            Node entry = entries.item(i);
            found.put(entry.getNodeName(), entry.getTextContent());
        }
        return found;
    }
}
