package io.jenkins.plugins.k6notify.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** Elements of Adaptive Cards. */
class TeamsMessageBrowserTest extends MessageBrowserTestCase {

    @Test
    void envelopeAndBareCardAreDrawnAlike() {
        String card =
                "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"checkout.js failed\"}]}";
        draw(
                "teams",
                "{\"type\": \"message\", \"attachments\": [{\"contentType\":"
                        + " \"application/vnd.microsoft.card.adaptive\", \"content\": " + card + "}]}");
        String enveloped = browser.one(".teams-card").getAttribute("outerHTML");
        draw("teams", card);

        assertThat(browser.one(".teams-card").getAttribute("outerHTML")).isEqualTo(enveloped);
        assertThat(texts(".teams-text")).containsExactly("checkout.js failed");
    }

    @Test
    void messageWithoutAttachmentsIsEmptyInTeams() {
        draw("teams", "{\"type\": \"message\", \"text\": \"x\"}");

        assertThat(texts(".message-note")).containsExactly("The message has no attachments: Teams shows nothing.");
    }

    @Test
    void textBlockHasSizeWeightAndColour() {
        body("""
                {"type": "TextBlock", "text": "failed", "size": "extraLarge", "weight": "Bolder", "color": "ATTENTION"},
                {"type": "TextBlock", "text": "33 s", "isSubtle": true, "size": "enormous"}""");

        assertThat(style(".teams-text", "font-size")).isEqualTo("24px");
        assertThat(style(".teams-text", "font-weight")).isEqualTo("600");
        assertThat(style(".teams-text", "color")).isEqualTo("rgba(177, 14, 28, 1)");
        assertThat(style(".teams-subtle", "color")).isEqualTo("rgba(97, 97, 97, 1)");
        assertThat(style(".teams-subtle", "font-size")).isEqualTo("14px");
    }

    @Test
    void textBlockIsHeadingByItsStyle() {
        body("{\"type\": \"TextBlock\", \"text\": \"failed\", \"style\": \"heading\"}");

        assertThat(browser.one(".teams-text").getAriaRole()).isEqualTo("heading");
    }

    @Test
    void textBlockIsCutAtEdgeUnlessItWraps() {
        String words = "word ".repeat(100);
        body("{\"type\": \"TextBlock\", \"text\": \"%s\"}, {\"type\": \"TextBlock\", \"text\": \"%s\", \"wrap\": true},"
                        .formatted(words, words)
                + "{\"type\": \"TextBlock\", \"text\": \"%s\", \"wrap\": true, \"maxLines\": 2}".formatted(words));

        assertThat(browser.all(".teams-text").stream()
                        .map(text -> text.getSize().height / 20)
                        .toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(1),
                        wrapped -> assertThat(wrapped).isGreaterThan(5),
                        clamped -> assertThat(clamped).isEqualTo(2));
    }

    @Test
    void markdownHasBoldItalicLinksAndLists() {
        body("""
                {"type": "TextBlock", "wrap": true, "text":
                "**bold _both_** and *it* and [a **label**](https://ci.example.com/a_(b)_c)\\r- one\\r- two\\r\\r3. three\\n4. four\\n\\nlast\\nline"}""");

        assertThat(texts(".teams-text strong")).containsExactly("bold both", "label");
        assertThat(texts(".teams-text em")).containsExactly("both", "it");
        WebElement link = browser.one(".teams-text a");
        assertThat(link.getText()).isEqualTo("a label");
        assertThat(link.getAttribute("href")).isEqualTo("https://ci.example.com/a_(b)_c");
        assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer");
        assertThat(texts("ul.teams-list li")).containsExactly("one", "two");
        assertThat(texts("ol.teams-list li")).containsExactly("three", "four");
        assertThat(browser.one("ol.teams-list").getAttribute("start")).isEqualTo("3");
        assertThat(texts(".teams-paragraph")).last().isEqualTo("last line");
    }

    @Test
    void escapedAndOtherMarkdownIsText() {
        body("""
                {"type": "TextBlock", "text":
                "http\\\\_req\\\\_failed snake_case_name 2*3*4 \\\\[x\\\\](y) # `code` [evil](javascript:window.hacked=1) &lt;b&gt; &#42;&unknown; <b>x</b>"}""");

        assertThat(texts(".teams-text"))
                .containsExactly("http_req_failed snake_case_name 234 [x](y) # `code` evil <b> *&unknown; <b>x</b>");
        assertThat(browser.all(".teams-text a, .teams-text strong, .teams-text b"))
                .isEmpty();
    }

    @Test
    void mentionNeedsItsEntity() {
        draw("teams", """
                {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "<at>Ada</at> <at>Bob</at>"}],
                 "msteams": {"entities": [{"type": "mention", "text": "<at>Ada</at>",
                   "mentioned": {"id": "ada@example.com", "name": "Ada"}},
                   {"type": "mention", "text": "<at>Bob</at>"}]}}""");

        assertThat(texts(".teams-text")).containsExactly("Ada <at>Bob</at>");
        assertThat(texts(".teams-mention")).containsExactly("Ada");
    }

    @Test
    void factSetHasTitlesAndValues() {
        body(
                "{\"type\": \"FactSet\", \"facts\": [{\"title\": \"Status\", \"value\": \"**Failed**\"}, {\"title\": 1}, null]}");

        assertThat(texts(".teams-facts dt")).containsExactly("Status", "", "");
        assertThat(texts(".teams-facts dd strong")).containsExactly("Failed");
    }

    @ParameterizedTest
    @CsvSource({
        "good, 'rgba(231, 244, 231, 1)'",
        "warning, 'rgba(255, 243, 232, 1)'",
        "attention, 'rgba(253, 238, 240, 1)'",
        "emphasis, 'rgba(245, 245, 245, 1)'",
        "unknown, 'rgba(0, 0, 0, 0)'"
    })
    void containerHasGroundOfItsStyle(String style, String ground) {
        body("{\"type\": \"Container\", \"style\": \"" + style
                + "\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"inside\"}]}");

        assertThat(style(".teams-container", "background-color")).isEqualTo(ground);
        assertThat(texts(".teams-container .teams-text")).containsExactly("inside");
    }

    @Test
    void bleedingContainerReachesBorderOfCard() {
        body("{\"type\": \"Container\", \"style\": \"good\", \"bleed\": true, \"items\": []}");

        int border = 2;
        assertThat(browser.one(".teams-container").getSize().width)
                .isEqualTo(browser.one(".teams-card").getSize().width - border);
    }

    @Test
    void columnsAreSideBySideInTheirWidths() {
        body("""
                {"type": "ColumnSet", "columns": [
                  {"type": "Column", "width": "100px", "items": [{"type": "TextBlock", "text": "a"}]},
                  {"type": "Column", "width": 1, "items": [{"type": "TextBlock", "text": "b"}]},
                  {"type": "Column", "width": "2", "items": [{"type": "TextBlock", "text": "c"}]},
                  {"type": "Column", "width": "auto", "items": [{"type": "TextBlock", "text": "d"}]}]}""");

        assertThat(texts(".teams-column")).containsExactly("a", "b", "c", "d");
        assertThat(browser.all(".teams-column").stream()
                        .map(column -> column.getLocation().y)
                        .distinct())
                .hasSize(1);
        assertThat(browser.all(".teams-column").stream()
                        .map(column -> column.getSize().width)
                        .toList())
                .satisfies(widths -> assertThat(widths.get(0)).isEqualTo(100))
                .satisfies(widths -> assertThat(widths.get(2)).isBetween(2 * widths.get(1) - 2, 2 * widths.get(1) + 2))
                .satisfies(widths -> assertThat(widths.get(3)).isLessThan(20));
    }

    @Test
    void richTextBlockIsNoMarkdown() {
        body("{\"type\": \"RichTextBlock\", \"inlines\": [\"*a* \", {\"type\": \"TextRun\", \"text\": \"_b_\","
                + " \"weight\": \"Bolder\", \"italic\": true}]}");

        assertThat(texts(".teams-text")).containsExactly("*a* _b_");
        assertThat(style(".teams-run", "font-weight")).isEqualTo("600");
        assertThat(texts(".teams-run em")).containsExactly("_b_");
    }

    @Test
    void actionsOpenWebAddressesOnly() {
        draw("teams", """
                {"type": "AdaptiveCard", "body": [{"type": "ActionSet", "actions": [
                   {"type": "Action.OpenUrl", "title": "Console", "url": "https://ci.example.com/console"}]}],
                 "actions": [{"type": "Action.OpenUrl", "title": "Build", "url": "https://ci.example.com/42"},
                   {"type": "Action.OpenUrl", "title": "Evil", "url": "javascript:window.hacked=1"},
                   {"type": "Action.Submit", "title": "Submit"}]}""");

        assertThat(texts("a.teams-action")).containsExactly("Console", "Build");
        assertThat(texts("span.teams-action")).containsExactly("Evil");
        assertThat(texts(".message-unknown")).containsExactly("Not drawn: Action.Submit");
    }

    @Test
    void cardIsAsWideAsPageIfItSaysSo() {
        draw("teams", "{\"type\": \"AdaptiveCard\", \"msteams\": {\"width\": \"Full\"}, \"body\": []}");
        int full = browser.one(".teams-card").getSize().width;
        draw("teams", "{\"type\": \"AdaptiveCard\", \"body\": []}");

        assertThat(full).isGreaterThan(600);
        assertThat(browser.one(".teams-card").getSize().width).isEqualTo(480);
    }

    @Test
    void unknownElementsAreNamedAndHiddenOnesLeftOut() {
        body("{\"type\": \"Media\"}, {\"type\": \"Table\"}, {\"type\": \"constructor\"}, null,"
                + "{\"type\": \"TextBlock\", \"text\": \"hidden\", \"isVisible\": false},"
                + "{\"type\": \"Image\", \"altText\": \"a chart\", \"url\": \"https://evil.example.com/x.png\"}");

        assertThat(texts(".teams-body > *"))
                .containsExactly(
                        "Not drawn: Media",
                        "Not drawn: Table",
                        "Not drawn: constructor",
                        "Not drawn: a part without a type",
                        "Image: a chart");
    }

    @Test
    void otherAttachmentIsNamed() {
        draw(
                "teams",
                "{\"type\": \"message\", \"attachments\": [{\"contentType\": \"image/png\"}, null, {\"content\": 1}]}");

        assertThat(texts(".message-unknown"))
                .containsExactly("Not drawn: image/png", "Not drawn: attachment", "Not drawn: attachment");
    }

    private static void body(String elements) {
        draw("teams", "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [" + elements + "]}");
    }
}
