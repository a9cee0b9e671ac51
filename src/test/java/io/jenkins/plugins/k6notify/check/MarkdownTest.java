package io.jenkins.plugins.k6notify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /** In code, GitHub and Gitea replace neither mentions nor references to issues. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout.js",
                "@octocat fixes #1",
                "https://evil.example/?a=b",
                "[click](https://evil.example)",
                "![](https://evil.example/pixel.png)",
                "**bold** _it_ ~~no~~ # heading",
                "<img src=x onerror=alert(1)>",
                "&lt;b&gt;",
                "a`b",
                "`",
                "``code``",
                "ends with `",
                "back\\slash\\",
                "\\`",
                "$x$ :tada:"
            })
    void textFromOutsideIsCodeInTable(String text) {
        String row = "| name | next |\n|---|---|\n| " + Markdown.code(text, 100) + " | last |\n";

        assertThat(RenderedMarkdown.html(row))
                .contains("<td><code>" + escaped(text) + "</code></td>\n<td>last</td>")
                .containsOnlyOnce("<code>")
                .doesNotContain("<a ", "<img", "<strong>");
    }

    @Test
    void codeIsOneBoundedLineWithoutBars() {
        assertThat(Markdown.code("a|b\n|---|\r\n# c\u2028d", 100)).isEqualTo("`a¦b ¦---¦ # c d`");
        assertThat(Markdown.code("x".repeat(1000), 20)).hasSize(22);
        assertThat(Markdown.code("up\u202Edown", 20)).isEqualTo("`up\uFFFDdown`");
    }

    @Test
    void codeOfNothingIsEmpty() {
        assertThat(Markdown.code(null, 20)).isEmpty();
        assertThat(Markdown.code(" \n", 20)).isEmpty();
    }

    @Test
    void linkLeadsToAddress() {
        assertThat(RenderedMarkdown.html(Markdown.link("Run", "https://ci/job/a%20(b)/1/k6/#k6-run-1")))
                .isEqualTo("<p><a href=\"https://ci/job/a%20(b)/1/k6/#k6-run-1\">Run</a></p>\n");
    }

    @Property
    void anyTextIsOneCellOfCode(@ForAll("texts") String text) {
        String code = Markdown.code(text, 100);

        assertThat(code).hasSizeLessThanOrEqualTo(304);
        assertThat(RenderedMarkdown.html("| name | next |\n|---|---|\n| " + code + " | last |\n"))
                .containsPattern("<td>(?:<code>[^<>]*</code>)?</td>\n<td>last</td>");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileRuns.texts(
                "`", "``", "\\", "|", " ", "\n", "@octocat", "[a](http://evil.example)", "<b>", "&amp;");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
