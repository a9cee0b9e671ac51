package io.jenkins.plugins.k6notify.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Mails. */
class MailMessageBrowserTest extends MessageBrowserTestCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void headLinesAreShown() {
        ObjectNode mail = mail("<p>x</p>", "x").put("messageId", "<2@ci>").put("inReplyTo", "<1@ci>");
        draw("mail", mail.toString());

        assertThat(texts(".mail-subject")).containsExactly("<b>failed</b>");
        assertThat(texts(".mail-lines dt")).containsExactly("From", "To", "Date", "In reply to", "ID");
        assertThat(texts(".mail-lines dd"))
                .startsWith("Jenkins <jenkins@example.com>", "ada@example.com, bob@example.com")
                .endsWith("<1@ci>", "<2@ci>");
    }

    @Test
    void htmlIsDrawnWithItsStyles() {
        draw(
                "mail",
                mail("<style>p { font-size: 99px }</style><p style='margin: 0'>Finished</p>", "")
                        .toString());

        assertThat(browser.textOfFrame(".mail-frame")).isEqualTo("Finished");
        assertThat(browser.frameStyle(".mail-frame", "p", "font-size")).isEqualTo("99px");
        assertThat(browser.frameStyle(".mail-frame", "p", "margin-top")).isEqualTo("0px");
        assertThat(browser.all(".k6-message-switch")).isEmpty();
    }

    @Test
    void switchShowsPlainText() {
        draw("mail", mail("<p>of HTML</p>", "of\n<b>text</b>").toString());

        browser.one("[data-view=text]").click();
        assertThat(texts(".mail-text")).containsExactly("of\n<b>text</b>");
        assertThat(browser.all("iframe")).isEmpty();

        browser.one("[data-view=html]").click();
        assertThat(browser.textOfFrame(".mail-frame")).isEqualTo("of HTML");
        assertThat(browser.one("[data-view=html]").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void mailWithoutHtmlIsShownAsText() {
        draw("mail", mail("", "only\ntext").toString());

        assertThat(texts(".mail-text")).containsExactly("only\ntext");
        assertThat(browser.all("iframe, .k6-message-switch")).isEmpty();
    }

    @Test
    void frameRunsAndLoadsNothing() {
        draw(
                "mail",
                mail(
                                "<base href='https://evil.example.com/'><meta http-equiv=refresh content='0;url=/x'>"
                                        + "<link rel=stylesheet href='/x.css'><script>top.hacked = 1</script>"
                                        + "<iframe srcdoc='<script>top.hacked = 1</script>'></iframe>"
                                        + "<svg onload='top.hacked = 1'></svg><p onclick='top.hacked = 1'>shown</p>"
                                        + "<a href='javascript:top.hacked = 1'>evil</a> "
                                        + "<a href='https://ci.example.com/42' target=_top>build</a>",
                                "")
                        .toString());

        assertThat(browser.one(".mail-frame").getAttribute("sandbox"))
                .doesNotContain("allow-scripts", "allow-same-origin", "allow-top-navigation", "allow-forms");
        assertThat(browser.textOfFrame(".mail-frame")).isEqualTo("shown\nevil build");
        assertThat(browser.one(".mail-frame").getAttribute("srcdoc"))
                .contains("<a>evil</a>")
                .contains(
                        "<a href=\"https://ci.example.com/42\" target=\"_blank\" rel=\"noopener noreferrer\">build</a>")
                .doesNotContain("<base", "<link", "<script", "<iframe", "<svg", "refresh");
        assertThat(browser.errors())
                .as("parts that the policy of the page blocks while they are parsed")
                .allMatch(error -> error.contains("mail-document.js") || error.contains("about:srcdoc"));
    }

    @Test
    void wrongTypesAreLeftOut() {
        draw("mail", "{\"from\": 1, \"to\": {\"a\": 1}, \"subject\": [], \"text\": null, \"html\": {}}");

        assertThat(texts(".mail-subject")).containsExactly("(no subject)");
        assertThat(texts(".mail-lines dt")).containsExactly("Date");
    }

    @Test
    void manyRecipientsAreCounted() {
        ObjectNode mail = mail("", "x");
        for (int i = 0; i < 30; i++) {
            mail.withArray("to").add(i + "@example.com");
        }
        draw("mail", mail.toString());

        assertThat(texts(".mail-lines dd").get(1)).endsWith("17@example.com and 12 more");
    }

    private static ObjectNode mail(String html, String text) {
        ObjectNode mail = JSON.createObjectNode()
                .put("from", "Jenkins <jenkins@example.com>")
                .put("subject", "<b>failed</b>")
                .put("text", text)
                .put("html", html);
        mail.putArray("to").add("ada@example.com").add("bob@example.com");
        return mail;
    }
}
