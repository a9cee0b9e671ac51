package io.jenkins.plugins.k6notify.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * Tests that pages use the language of the browser, and that messages are English, even on a German machine. Starts its
 * own Jenkins, because that of the other tests ignores the language of requests.
 */
@InJenkins
class LanguageTest {

    private static final String SETTINGS = "manage/configure";
    private static final String HELP = descriptor(K6NotifyConfiguration.class) + "/help/channels";
    private static final String CHECK = descriptor(SlackChannel.class) + "/checkName";
    private static final String CHECK_URL = descriptor(SlackChannel.class) + "/checkCredentialsId";
    private static final String CHECK_MENTION = descriptor(SlackChannel.class) + "/checkMention";
    /** The JSON of a channel's form, encoded for a form. */
    private static final String TEST_HOOK_FIELDS = URLEncoder.encode(
            "{\"name\":\"\",\"credentialsId\":\"test-url\",\"allowHttp\":true}", StandardCharsets.UTF_8);

    private static final String TEST_HOOK = descriptor(WebhookChannel.class) + "/testHook";
    private static final String SNIPPETS = "pipeline-syntax/";
    private static final String DELIVERIES = "manage/k6-notifications/";

    private static final List<String> GERMAN = List.of(
            "k6-Benachrichtigungen",
            "Kanal hinzufügen",
            "Zugangsdaten mit der URL",
            "Schwellenwerte überschritten oder als fehlgeschlagen markiert",
            "Ziele von Benachrichtigungen über k6-Läufe.",
            "Geben Sie einen Namen ein: Jobs nennen den Kanal bei diesem Namen.",
            "Die URL beginnt nicht mit https://.",
            "Keine Erwähnung, die Slack kennt: ",
            "Zugestellt: der Empfänger antwortete mit HTTP 200: ok, nach ",
            "Die URL ist geheim, und http sendet sie unverschlüsselt.",
            "k6Notify: Über k6-Lasttests benachrichtigen");

    private static final List<String> ENGLISH = List.of(
            "k6 notifications",
            "Add channel",
            "Credential with the URL",
            "thresholds crossed, or marked as failed",
            "Destinations of notifications about k6 runs.",
            "Enter a name: jobs refer to the channel by it.",
            "The URL does not start with https://.",
            "Not a mention Slack knows: ",
            "Delivered: the receiver returned HTTP 200: ok, after ",
            "The URL is a secret, and http sends it unencrypted.",
            "k6Notify: Notify about k6 load tests");

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(300);

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void pagesUseLanguageOfBrowserAndMessagesAreEnglish() throws Throwable {
        controller.startJenkins();
        try (Receiver receiver = Receiver.answering(200, "ok");
                Receiver ofTestHook = Receiver.answering(200, "ok")) {
            controller.runRemotely(LanguageTest::configure, receiver.url("/hook/SECRETPATH"), ofTestHook.url("/hook"));
            for (String language : List.of("de", "de-AT")) {
                assertThat(missing(language, GERMAN)).as(language).isEmpty();
                assertThat(missing(language, ENGLISH)).as(language).isEqualTo(ENGLISH);
            }
            for (String language : List.of("en", "en-GB", "fr")) {
                assertThat(missing(language, ENGLISH)).as(language).isEmpty();
                assertThat(missing(language, GERMAN)).as(language).isEqualTo(GERMAN);
            }

            controller.runRemotely(LanguageTest::buildThatLeavesARunOpen);
            List<String> reasons = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                JsonNode body = Events.json(receiver.take());
                reasons.add(
                        body.path("event").asText() + ": " + body.path("reason").asText());
            }
            assertThat(reasons).contains("test.finished: The build ended, and no end of the test was seen");

            // One delivery, in the language of each viewer.
            await().until(() -> shows("de", DELIVERIES, "der Empfänger antwortete mit HTTP 200: ok"));
            await().until(() -> shows("en", DELIVERIES, "the receiver returned HTTP 200: ok"));
        }
    }

    private static void configure(JenkinsRule r, String url, String testHookUrl) throws Exception {
        Credentials.system("perf-url", url);
        Credentials.system("test-url", testHookUrl);
        Credentials.system("no-url", "receiver.example/hook");
        K6NotifyConfiguration.get().setChannels(List.of(Perf.webhook("perf", "perf-url")));
        r.jenkins.setCrumbIssuer(null);
        // Not an option of the process, because the rule has just set English.
        Locale.setDefault(Locale.GERMANY);
    }

    private static void buildThatLeavesARunOpen(JenkinsRule r) throws Exception {
        assertThat(K6NotifyConfiguration.get().getDisplayName()).isEqualTo("k6-Benachrichtigungen");
        WorkflowJob job = r.createProject(WorkflowJob.class, "left-open");
        job.setDefinition(new CpsFlowDefinition("k6NotifyRun(channels: ['perf'], event: 'started')", true));
        r.buildAndAssertSuccess(job);
    }

    /** The words that no page shows to a browser of this language. */
    private List<String> missing(String language, List<String> words) throws Exception {
        String pages = read(language, SETTINGS, null)
                + read(language, HELP, null)
                + read(language, CHECK, BodyPublishers.ofString("value="))
                + read(language, CHECK_URL, BodyPublishers.ofString("value=no-url&allowHttp=false"))
                + read(language, CHECK_MENTION, BodyPublishers.ofString("value=here"))
                + read(language, TEST_HOOK, BodyPublishers.ofString("fields=" + TEST_HOOK_FIELDS))
                + read(language, SNIPPETS, null);
        return words.stream().filter(word -> !pages.contains(word)).toList();
    }

    private boolean shows(String language, String path, String words) throws Exception {
        return read(language, path, null).contains(words);
    }

    private String read(String language, String path, BodyPublisher form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(controller.getUrl() + path))
                .header("Accept-Language", language)
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (form != null) {
            request.POST(form);
        }
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String descriptor(Class<?> type) {
        return "descriptorByName/" + type.getName();
    }
}
