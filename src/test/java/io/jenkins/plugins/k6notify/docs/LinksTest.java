package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.support.Project;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documentation lead somewhere, and every page of it can be found. */
class LinksTest {

    /** What GitHub colours; {@code text} for what has no language. */
    private static final Set<String> LANGUAGES = Set.of(
            "console",
            "go",
            "groovy",
            "http",
            "java",
            "js",
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
    void leadSomewhere(MarkdownPage page) {
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
    void imagesHaveWords(MarkdownPage page) {
        assertThat(page.imagesWithoutText()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksNameTheirLanguage(MarkdownPage page) {
        assertThat(page.blocks()).extracting(Block::language).isSubsetOf(LANGUAGES);
    }

    @Test
    void theIndexLeadsToEveryPage() {
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
    void theReadmeLeadsToTheIndex() {
        assertThat(MarkdownPage.of("README.md").destinations()).contains("docs/README.md");
    }
}
