package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.support.Project;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that links of the documentation resolve, and that each page is linked. */
class LinksTest {

    /** Languages that GitHub highlights; {@code text} for blocks without one. */
    private static final Set<String> LANGUAGES = Set.of(
            "console",
            "go",
            "groovy",
            "http",
            "java",
            "js",
            "jinja",
            "json",
            "mermaid",
            "properties",
            "python",
            "sh",
            "text",
            "xml",
            "yaml");

    static List<MarkdownPage> pages() {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksResolve(MarkdownPage page) {
        List<String> broken = page.destinations().stream()
                .filter(destination -> !resolves(page, destination))
                .toList();
        assertThat(broken).isEmpty();
    }

    private static boolean resolves(MarkdownPage page, String destination) {
        URI uri = URI.create(destination);
        if (uri.isAbsolute()) {
            return uri.getScheme().equals("https") && uri.getHost() != null;
        }
        Path target = uri.getPath().isEmpty()
                ? page.file()
                : page.file().getParent().resolve(uri.getPath()).normalize();
        if (!target.startsWith(Project.ROOT) || !Files.exists(target)) {
            return false;
        }
        return uri.getFragment() == null
                || target.toString().endsWith(".md")
                        && MarkdownPage.of(target.toString()).anchors().contains(uri.getFragment());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void contentsNameEverySection(MarkdownPage page) {
        if (!page.contents().isEmpty()) {
            assertThat(page.contents()).containsAll(page.sections());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void imagesHaveText(MarkdownPage page) {
        assertThat(page.imagesWithoutText()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksNameLanguage(MarkdownPage page) {
        assertThat(page.blocks()).extracting(Block::language).isSubsetOf(LANGUAGES);
    }

    /** The optional ones are named where they are of use, those of Pipeline together. */
    @Test
    void requirementsLinkToRequiredPlugins() {
        Matcher required = Pattern.compile("<Plugin-Dependencies>(.*)</Plugin-Dependencies>")
                .matcher(Project.read("standalone/plugin/pom.xml"));
        assertThat(required.find()).isTrue();
        assertThat(MarkdownPage.of("docs/getting-started.md").destinations())
                .containsAll(Stream.of(required.group(1).split(","))
                        .filter(plugin -> !plugin.contains("resolution:=optional") && !plugin.startsWith("workflow-"))
                        .map(plugin -> "https://plugins.jenkins.io/" + plugin.substring(0, plugin.indexOf(':')) + "/")
                        .toList());
    }

    @Test
    void indexLinksToEveryPage() {
        Set<Path> listed = MarkdownPage.of("docs/README.md").destinations().stream()
                .filter(destination -> destination.contains(".md"))
                .map(destination -> Project.file("docs")
                        .resolve(destination.replaceFirst("#.*", ""))
                        .normalize())
                .collect(Collectors.toSet());
        assertThat(Project.files("docs", ".md"))
                .filteredOn(file -> !file.endsWith("docs/README.md"))
                .isSubsetOf(listed);
    }

    @Test
    void readmeLinksToIndex() {
        assertThat(MarkdownPage.of("README.md").destinations()).contains("docs/README.md");
    }
}
