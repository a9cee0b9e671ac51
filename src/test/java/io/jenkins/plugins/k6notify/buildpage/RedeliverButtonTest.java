package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the redelivery of messages from the page of a build. */
@InJenkins
@WithJenkins
class RedeliverButtonTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private Run<?, ?> build;

    /** A build with two refused messages: one to a channel of the admin, one to an address of the job. */
    @BeforeEach
    void refused(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(410, "gone");
        Events.channels(receiver, "alerts");
        Credentials.global("own-url", receiver.url("/own"));
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
        FreeStyleProject project = r.createFreeStyleProject("load");
        build = Runs.build(project);
        Subscription both = new Subscription(
                "test",
                new NotificationSettings(List.of("alerts"), NotifyOn.ALL, null, null, "own-url", null, null, false));
        new RunReporter(build, both).finished(Runs.SOURCE, Runs.failed());
        assertThat(Events.deliveries(build)).extracting(DeliveryRecord::state).containsOnly(State.FAILED);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private DeliveryRecord refused(boolean job) {
        return Events.deliveries(build).stream()
                .filter(delivery -> delivery.job() == job)
                .findFirst()
                .orElseThrow();
    }

    private Page post(String user, String message) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(new URL(r.getURL(), build.getUrl() + "k6/redeliver"), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("delivery", message)));
            wc.addCrumb(request);
            return wc.getPage(request);
        }
    }

    private static JSONObject json(Page page) {
        return JSONObject.fromObject(page.getWebResponse().getContentAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "reader, false, false",
        "configurer, false, false",
        "builder, true, false",
        "admin, true, true",
    })
    void redeliverNeedsPermission(String user, boolean ofJob, boolean ofChannel) throws Exception {
        receiver.answersNow(200);
        int before = receiver.count();
        for (boolean job : List.of(true, false)) {
            boolean allowed = job ? ofJob : ofChannel;
            DeliveryRecord delivery = refused(job);
            try (JenkinsRule.WebClient wc = r.createWebClient().login(user)) {
                HtmlPage page = wc.getPage(build, "k6/");
                assertThat(page.getByXPath("//*[@data-delivery='" + delivery.id() + "']//button"))
                        .as("%s, job %s", user, job)
                        .hasSize(allowed ? 1 : 0);
            }
            Page answer = post(user, delivery.id().toString());
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(allowed ? 200 : 403);
            if (allowed) {
                assertThat(json(answer).getString("status")).isEqualTo("ok");
            }
        }
        Events.deliveries(build);
        assertThat(receiver.count() - before).isEqualTo((ofJob ? 1 : 0) + (ofChannel ? 1 : 0));
    }

    @Test
    void redeliverySendsSameMessageWithOwnHistory() throws Exception {
        Received first = receiver.all().stream()
                .filter(one -> !one.path().equals("/own"))
                .findFirst()
                .orElseThrow();
        receiver.answersNow(200);
        int before = receiver.count();
        assertThat(json(post("admin", refused(false).id().toString()))
                        .getJSONObject("data")
                        .getString("message"))
                .isEqualTo("The message is being sent again.");
        List<DeliveryRecord> deliveries = Events.deliveries(build);
        receiver.awaitCount(before + 1);
        Received again = receiver.all().get(before);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("X-loadimpact-id")).isEqualTo(first.header("X-loadimpact-id"));
        assertThat(deliveries).hasSize(3);
        assertThat(deliveries.get(2).id()).isEqualTo(refused(false).id());
        assertThat(deliveries.get(2).redelivery()).isEqualTo(1);
        assertThat(deliveries.get(2).state()).isEqualTo(State.DELIVERED);
        assertThat(deliveries.get(2).attempts()).hasSize(1);
        assertThat(refused(false).attempts()).as("those of the first stay").hasSize(1);
        assertThat(refused(false).state()).isEqualTo(State.FAILED);
    }

    @Test
    void waitingRedeliveryIsNotSentTwice() throws Exception {
        receiver.answersNow(503);
        String message = refused(false).id().toString();
        assertThat(json(post("admin", message)).getString("status")).isEqualTo("ok");
        JSONObject second = json(post("admin", message));
        assertThat(second.getString("status")).isEqualTo("error");
        assertThat(second.getString("message")).isEqualTo("The message is already waiting to be sent.");
        try (JenkinsRule.WebClient wc = r.createWebClient().login("admin")) {
            assertThat(wc.getPage(build, "k6/").<DomElement>getByXPath("//*[@data-delivery='" + message + "']//button"))
                    .isEmpty();
        }
    }

    @Test
    void redeliveryOfMessageOfOtherBuildIsRefused() throws Exception {
        String unknown = UUID.randomUUID().toString();
        int before = receiver.count();
        assertThat(json(post("admin", unknown)).getString("message")).isEqualTo("This build has no such message.");
        assertThat(json(post("admin", "../x")).getString("message")).isEqualTo("This build has no such message.");
        assertThat(post("reader", unknown).getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(receiver.count()).isEqualTo(before);
    }

    @Test
    void buttonSendsAndConfirms() throws Exception {
        receiver.answersNow(200);
        DeliveryRecord delivery = refused(false);
        try (JenkinsRule.WebClient wc = r.createWebClient().login("admin")) {
            HtmlPage page = wc.getPage(build, "k6/");
            HtmlButton button = page.getFirstByXPath("//*[@data-delivery='" + delivery.id() + "']//button");
            assertThat(button.getAttribute("aria-label")).isEqualTo("Redeliver test.finished to alerts");
            button.click();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                wc.waitForBackgroundJavaScript(500);
                assertThat(page.asNormalizedText()).contains("Delivered", "redelivery 1");
            });
            assertThat(page.getElementById("notification-bar").getTextContent())
                    .contains("The message is being sent again.");
        }
    }
}
