package io.jenkins.plugins.k6notify.engine.message.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.message.Golden;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MailFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");

    @ParameterizedTest
    @ValueSource(strings = {"started", "passed", "failed"})
    void mailMatchesGoldenFiles(String name) throws Exception {
        MailContent mail = mail(event(name));
        assertThat(mail.html()).isEqualTo(Golden.text("mail-" + name + ".html"));
        assertThat(mail.text()).isEqualTo(Golden.text("mail-" + name + ".txt"));
    }

    private static NotificationEvent event(String name) {
        return switch (name) {
            case "started" -> SampleEvents.started(Trigger.MANUAL);
            case "passed" -> SampleEvents.passedWithWarnings();
            default -> SampleEvents.worseThan("perf/main");
        };
    }

    @Test
    void violatedQualityGateIsInSubjectAndText() throws Exception {
        MailContent mail = mail(SampleEvents.gateViolated(Criticality.UNSTABLE));
        String line = "http_req_duration p(95) is 612.3 ms, above the limit of 500 ms (unstable)";
        assertThat(mail.subject()).isEqualTo("[k6] checkout.js passed, quality gate unstable (perf/checkout #42)");
        assertThat(mail.text()).contains("Quality gates:\n- " + line + "\n- Not evaluated: http_reqs rate has no");
        assertThat(mail.html()).contains("Quality gates", line);
    }

    @Test
    void subjectNamesTestOutcomeAndBuild() throws Exception {
        assertThat(mail(SampleEvents.started(Trigger.MANUAL)).subject())
                .isEqualTo("[k6] checkout.js started (perf/checkout #42)");
        assertThat(mail(SampleEvents.worse()).subject()).isEqualTo("[k6] checkout.js failed (perf/checkout #42)");
        assertThat(mail(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)))
                        .subject())
                .isEqualTo("[k6] checkout.js timed out (perf/checkout #42)");
        assertThat(mail(new TestHookEvent()).subject()).isEqualTo("[k6] test of a channel");
    }

    @Test
    void subjectOutsideOfJenkinsHasNoBuild() throws Exception {
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, null, null);
        MailContent mail = mail(new TestStarted(context, SampleEvents.running()));

        assertThat(mail.subject()).isEqualTo("[k6] checkout.js started");
        assertThat(mail.html()).doesNotContain("Build ", "<a ");
        assertThat(paragraphs(document(mail))).doesNotContain("");
    }

    @Test
    void namesUserOutsideOfJenkins() throws Exception {
        TestContext context = new TestContext(null, Trigger.MANUAL, "ada", 0, 0, null, null);

        MailContent mail = mail(new TestStarted(context, SampleEvents.running()));

        assertThat(paragraphs(document(mail))).contains("Started by ada");
    }

    @Test
    void subjectOfLongNamesEndsWithNumberOfBuild() throws Exception {
        String name = "x".repeat(300);

        String subject = mail(HostileRuns.failed(name, name, name)).subject();

        assertThat(subject).hasSizeLessThanOrEqualTo(MailFormat.MAX_SUBJECT).endsWith("… #2147483647)");
    }

    @Test
    void testHookMailSaysThatItIsATest() throws Exception {
        MailContent mail = mail(new TestHookEvent());

        Document document = document(mail);
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Test of a channel");
        assertThat(paragraphs(document)).anyMatch(text -> text.endsWith("this is the test you asked for."));
        assertThat(mail.text()).contains("this is the test you asked for.").endsWith("-- \nSent by k6-notify\n");
    }

    @Test
    void messageHasNoHeaders() {
        Message message = new MailFormat().message(ID, SampleEvents.worse());

        assertThat(message.headers()).isEmpty();
        assertThat(message.event()).isEqualTo("test.finished");
    }

    @Test
    void subjectOfWriterIsOneLineOfBoundedLength() throws Exception {
        MailFormat format = new MailFormat(
                (id, event) -> "load\r\nBcc: all@example.org\u2028 \u202E" + "x".repeat(2000),
                (id, event) -> "<p>own</p>");

        MailContent mail = mail(format, SampleEvents.worse());

        assertThat(mail.subject())
                .startsWith("load Bcc: all@example.org \uFFFDx")
                .hasSize(MailFormat.MAX_SUBJECT);
        assertThat(mail.html()).isEqualTo("<p>own</p>");
        assertThat(mail.text()).contains("checkout.js failed");
    }

    @Test
    void emptySubjectOfWriterIsReplacedByStandardSubject() throws Exception {
        MailFormat format = new MailFormat((id, event) -> " \n", MailFormat.standardHtml());

        assertThat(mail(format, SampleEvents.worse()).subject())
                .isEqualTo("[k6] checkout.js failed (perf/checkout #42)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"subject\":\"s\",\"html\":\"h\"}", "{\"subject\":1}", "no JSON", ""})
    void otherBodiesAreNoMail(String body) {
        assertThatThrownBy(() -> MailContent.parse(body)).isInstanceOf(IOException.class);
    }

    @Test
    void countsThresholdsBeyondFifty() throws Exception {
        MailContent mail = mail(crossed(61));

        assertThat(mail.text()).contains("\n- … and 11 more\n", "for a reason");
        assertThat(paragraphs(document(mail))).contains("… and 11 more", "for a reason");
        assertThat(mail(crossed(100)).text()).contains("\n- … and at least 50 more\n");
    }

    @Test
    void listOfAllThresholdsReplacesReason() throws Exception {
        MailContent mail = mail(crossed(50));

        assertThat(mail.text()).doesNotContain("for a reason", "more");
        assertThat(paragraphs(document(mail)))
                .doesNotContain("for a reason")
                .filteredOn("m0 p(95)<500: 612.3 ms"::equals)
                .hasSize(1);
    }

    @Test
    void largestMailStaysBelowLimitOfGmail() throws Exception {
        String name = "&".repeat(2000);

        assertThat(mail(HostileRuns.failed(name, name, name)).html().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(200_000);
        assertThat(mail(HostileRuns.failed("x".repeat(2000), "x".repeat(2000), "x".repeat(2000)))
                        .html())
                .hasSizeLessThan(102 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "/job/x"})
    void linksOnlyToHttp(String url) throws Exception {
        Build build = new Build("shop", 1, url, null);
        TestContext context = new TestContext("t", Trigger.MANUAL, null, 0, 0, null, build);

        MailContent mail = mail(new TestStarted(context, SampleEvents.running()));

        assertThat(document(mail).getElementsByTagName("a").getLength()).isZero();
        assertThat(texts(mail)).contains("Build shop #1");
    }

    @ParameterizedTest
    @CsvSource({"2000, true", "2001, false"})
    void linksToUrlsOfBoundedLength(int length, boolean isLinked) throws Exception {
        String url = "https://ci.example.org/job/";
        Build build = new Build("shop", 1, url + "x".repeat(length - url.length()), null);
        TestContext context = new TestContext("t", Trigger.MANUAL, null, 0, 0, null, build);

        MailContent mail = mail(new TestStarted(context, SampleEvents.running()));

        assertThat(mail.html().contains("href=\"" + build.url() + "\"")).isEqualTo(isLinked);
    }

    @Test
    void refersToNothingOutsideExceptByLinks() throws Exception {
        Document document = document(mail(SampleEvents.worse()));

        assertThat(names(document)).doesNotContain("img", "link", "script", "iframe", "object", "svg");
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.hasAttribute("src") || element.hasAttribute("background"))
                    .isFalse();
            assertThat(element.getAttribute("style")).doesNotContain("url(");
        }
    }

    /** Elements of a mail of the same shape, in which the texts are words. */
    @Property(tries = 200)
    void hostileTextStaysText(
            @ForAll("hostile") String name, @ForAll("hostile") String reason, @ForAll("hostile") String other)
            throws Exception {
        MailContent mail = mail(HostileRuns.failed("n" + name, "r" + reason, "o" + other));

        assertThat(names(document(mail))).isEqualTo(names(document(mail(HostileRuns.failed("n", "r", "o")))));
        assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></style></head>",
                "\" onmouseover=\"alert(1)",
                "' x='",
                "a&amp;b&lt;c&#39;",
                "${preview} ${title} ${color}",
                "{{ test.name }} {% if x %}",
                "<!--",
                "]]>",
                "$1 \\"
            })
    void showsNamesUnchanged(String name) throws Exception {
        MailContent mail = mail(HostileRuns.failed(name, name, name));

        assertThat(texts(mail))
                .contains(name + " failed")
                .contains("❌ " + name + " failed")
                .contains(name + " #2147483647")
                .contains(name + " " + name + ": " + name)
                .contains(", started by " + name);
        assertThat(mail.text())
                .startsWith(name + " failed\n")
                .contains("\n- " + name + " " + name + ": " + name + "\n")
                .contains("Started by: " + name + "\n");
        assertThat(mail.subject()).isEqualTo("[k6] " + name + " failed (" + name + " #2147483647)");
    }

    @Test
    void charactersThatHtmlDoesNotAllowAreReplaced() {
        assertThat(HtmlEscape.of("a\u0000b\u0085c\uFFFEd\uD83De\tf\ng\uD83D\uDE80"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\tf\ng\uD83D\uDE80");
        assertThat(HtmlEscape.of("\uFDCF\uFDD0\uFDEF\uFDF0 \uD7FF\uD800x\uDFFF\uE000"))
                .isEqualTo("\uFDCF\uFFFD\uFFFD\uFDF0 \uD7FF\uFFFDx\uFFFD\uE000");
    }

    @Provide
    Arbitrary<String> hostile() {
        return HostileRuns.texts(
                "<img src=x onerror=alert(1)>",
                "</td></tr></table>",
                "<style>*{display:none}</style>",
                "<a href=\"https://evil.example\">click</a>",
                "&lt;b&gt;",
                "&",
                "\"",
                "'",
                "\u001B[31mred",
                "\uD83D\uDE80",
                "\uD83D",
                "\uFFFE",
                "\u0000",
                "\r\nBcc: all@example.org",
                "\u202Eright");
    }

    private static RunEvent crossed(int thresholds) {
        List<Threshold> crossed = IntStream.range(0, thresholds)
                .mapToObj(i -> new Threshold("m" + i, "p(95)<500", false, "612.3ms"))
                .toList();
        Outcome outcome =
                SampleEvents.outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "for a reason");
        K6Summary summary = new K6Summary(Map.of(), crossed, null, null);
        K6Run run = new K6Run(1, SampleEvents.banner(), SampleEvents.STARTED, SampleEvents.ENDED, outcome, 99, summary);
        return new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null);
    }

    private static MailContent mail(NotificationEvent event) throws IOException {
        return mail(new MailFormat(), event);
    }

    private static MailContent mail(MailFormat format, NotificationEvent event) throws IOException {
        return MailContent.parse(format.message(ID, event).body());
    }

    /** Parses as XML, which refuses what HTML only repairs. */
    private static Document document(MailContent mail) throws Exception {
        String xml = mail.html().substring("<!DOCTYPE html>".length());
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> names(Document document) {
        List<String> names = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    private static List<String> paragraphs(Document document) {
        List<String> texts = new ArrayList<>();
        NodeList all = document.getElementsByTagName("p");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return texts;
    }

    /** The text nodes of the mail. */
    private static List<String> texts(MailContent mail) throws Exception {
        List<String> texts = new ArrayList<>();
        NodeList all = document(mail).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            NodeList children = all.item(i).getChildNodes();
            for (int j = 0; j < children.getLength(); j++) {
                if (children.item(j).getNodeType() == Node.TEXT_NODE) {
                    texts.add(children.item(j).getNodeValue().strip());
                }
            }
        }
        return texts;
    }
}
