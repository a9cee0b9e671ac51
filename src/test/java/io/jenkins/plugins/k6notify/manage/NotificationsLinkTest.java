package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests Manage Jenkins > k6 notifications with a real receiver. */
@InJenkins
@WithJenkins
class NotificationsLinkTest {

    private static final String LINK = "manage/k6-notifications/";
    private static final String HOSTILE = "<script>document.title='owned'</script><b id='bold'>&\"'";

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private FreeStyleProject project;

    @BeforeEach
    void receiver(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        project = r.createFreeStyleProject("load");
    }

    /** A build with a run that has started and ended, which is one message each to each channel. */
    private Run<?, ?> report(FreeStyleProject of, String... channels) throws Exception {
        Run<?, ?> build = Runs.build(of);
        sendStartAndEnd(build, Runs.SOURCE, channels);
        Events.deliveries(build);
        return build;
    }

    private static void sendStartAndEnd(Run<?, ?> build, RunSource source, String... channels) {
        RunReporter reporter = Runs.reporter(build, channels);
        reporter.started(source, Runs.started());
        reporter.finished(source, Runs.passed());
    }

    private HtmlPage open(JenkinsRule.WebClient wc, String query) throws Exception {
        return wc.goTo(LINK + query);
    }

    private static List<DomNode> rows(HtmlPage page) {
        return page.getByXPath("//section[@id='deliveries']//tbody/tr");
    }

    /** The text of a row in the table of channels. */
    private static String channel(HtmlPage page, String name) {
        DomNode row = page.getFirstByXPath("//section[@id='channels']//tbody/tr[td[1]//*[text()='" + name + "']]");
        return row.asNormalizedText();
    }

    private static HtmlForm form(HtmlPage page, String name) {
        return page.getFirstByXPath("//form[@name='" + name + "']");
    }

    private static HtmlPage press(HtmlForm form) throws IOException {
        return ((HtmlButton) form.getFirstByXPath(".//button")).click();
    }

    private static String notice(HtmlPage page) {
        return page.<DomElement>getFirstByXPath("//*[@role='status']").asNormalizedText();
    }

    private static List<Delivery> log() throws IOException {
        return OutboxService.get().history().deliveries(row -> true, DeliveryHistory.NEWEST, 1000);
    }

    @Test
    void showsChannelsAndDeliveries() throws Exception {
        Events.channels(receiver, "alerts", "new");
        Run<?, ?> build = report(project, "alerts");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = open(wc, "");
            assertThat(channel(page, "alerts")).contains("Webhook", "OK");
            assertThat(channel(page, "new")).contains("Not used yet");
            assertThat(rows(page)).hasSize(2);
            assertThat(rows(page).get(0).asNormalizedText())
                    .contains("alerts", "test.finished", "load #1", "Delivered", "1 attempt:", "HTTP 200");
            assertThat(rows(page).get(1).asNormalizedText()).contains("test.started");
            DomElement link = rows(page).get(0).getFirstByXPath(".//a[contains(text(),'load #1')]");
            assertThat(link.getAttribute("href")).endsWith("/" + build.getUrl());
            assertThat(page.getByXPath("//details/ol/li")).hasSize(2);
            assertThat(page.asXml()).doesNotContain("SECRETPATH");
        }
    }

    @Test
    void linkIsListedForAdmins() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.goTo("manage");
            assertThat(page.getAnchorByHref("k6-notifications").asNormalizedText())
                    .contains("k6 notifications");
            assertThat(open(wc, "").asNormalizedText()).contains("No channel is configured.", "No deliveries yet.");
        }
    }

    @Test
    void queryFiltersDeliveries() throws Exception {
        Events.channels(receiver, "alerts", "perf");
        report(project, "alerts", "perf");
        receiver.answersNow(410);
        report(r.createFreeStyleProject("other"), "perf");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(rows(open(wc, ""))).hasSize(6);
            assertThat(rows(open(wc, "?channel=perf"))).hasSize(4);
            assertThat(rows(open(wc, "?state=failed"))).hasSize(2);
            assertThat(rows(open(wc, "?event=test.started"))).hasSize(3);
            assertThat(rows(open(wc, "?job=LOA"))).hasSize(4);
            assertThat(rows(open(wc, "?channel=perf&state=delivered&event=test.started&job=load")))
                    .hasSize(1);
            assertThat(open(wc, "?channel=nobody").asNormalizedText()).contains("No delivery matches.");
        }
    }

    @Test
    void filterFormFiltersDeliveries() throws Exception {
        Events.channels(receiver, "alerts", "perf");
        report(project, "alerts", "perf");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlForm filter = form(open(wc, ""), "filter");
            filter.getSelectByName("channel").setSelectedAttribute("perf", true);
            filter.getSelectByName("state").setSelectedAttribute("delivered", true);
            filter.getInputByName("job").setValue("load");
            HtmlPage page = press(filter);
            assertThat(page.getUrl().getQuery()).isEqualTo("channel=perf&state=delivered&event=&job=load");
            assertThat(rows(page)).hasSize(2);
            HtmlForm again = form(page, "filter");
            assertThat(again.getSelectByName("channel")
                            .getSelectedOptions()
                            .get(0)
                            .getText())
                    .isEqualTo("perf");
            assertThat(again.getInputByName("job").getValue()).isEqualTo("load");
        }
    }

    @Test
    void deliveriesAreShownInPages() throws Exception {
        Events.channels(receiver, "alerts");
        Run<?, ?> build = Runs.build(project);
        for (int i = 0; i < 60; i++) {
            sendStartAndEnd(build, new RunSource("step " + i, "", null), "alerts");
        }
        Events.deliveries(build);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage first = open(wc, "?channel=alerts");
            assertThat(rows(first)).hasSize(50);
            HtmlPage second = first.getAnchorByText("Older").click();
            assertThat(second.getUrl().getQuery()).startsWith("channel=alerts&before=");
            assertThat(rows(second)).hasSize(50);
            HtmlPage third = second.getAnchorByText("Older").click();
            assertThat(rows(third)).hasSize(20);
            assertThat(third.getByXPath("//a[contains(.,'Older')]")).isEmpty();
            HtmlPage newest = third.getAnchorByText("Newest").click();
            assertThat(newest.getUrl().getQuery()).isEqualTo("channel=alerts");
            assertThat(newest.getByXPath("//a[contains(.,'Newest')]")).isEmpty();
        }
    }

    @Test
    void redeliverSendsSameMessage() throws Exception {
        receiver.answersNow(410);
        Events.channels(receiver, "alerts");
        report(project, "alerts");
        receiver.take();
        Received finished = receiver.take();
        receiver.answersNow(200);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = press(form(open(wc, "?event=test.finished"), "redeliver"));
            assertThat(notice(page)).startsWith("Redelivery started: test.finished to alerts.");
            assertThat(page.getUrl().getQuery()).startsWith("event=test.finished&result=submitted");
            Received again = receiver.take();
            assertThat(again.body()).isEqualTo(finished.body());
            assertThat(again.header("X-loadimpact-id")).isEqualTo(finished.header("X-loadimpact-id"));
            await().untilAsserted(() -> assertThat(log().get(0).state()).isEqualTo(State.DELIVERED));
            HtmlPage after = open(wc, "?event=test.finished");
            assertThat(rows(after)).hasSize(2);
            assertThat(rows(after).get(0).asNormalizedText()).contains("redelivery 1", "Delivered");
            assertThat(rows(after).get(1).asNormalizedText()).contains("Not delivered", "HTTP 410");
        }
        assertThat(receiver.count()).isZero();
    }

    private HtmlPage post(JenkinsRule.WebClient wc, String method, String name, String value) throws Exception {
        WebRequest request = new WebRequest(new URL(r.getURL(), LINK + method), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair(name, value)));
        wc.addCrumb(request);
        return wc.getPage(request);
    }

    @Test
    void waitingDeliveryIsNotSentTwice() throws Exception {
        receiver.answersNow(503);
        Events.channels(receiver, "alerts");
        sendStartAndEnd(Runs.build(project), Runs.SOURCE, "alerts");
        String id = receiver.take().header("X-loadimpact-id");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = open(wc, "");
            assertThat(rows(page))
                    .hasSize(2)
                    .allMatch(row -> row.asNormalizedText().contains("Waiting"));
            assertThat(form(page, "redeliver")).as("nothing to press").isNull();
            assertThat(notice(post(wc, "redeliver", "message", id)))
                    .isEqualTo("Not sent: test.started to alerts is already waiting to be sent.");
            assertThat(log()).hasSize(2).allMatch(row -> row.redelivery() == 0);
        }
    }

    @Test
    void deletedDeliveryIsNotSent() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            String unknown = "00000000-0000-0001-0000-000000000002";
            assertThat(notice(post(wc, "redeliver", "message", unknown)))
                    .isEqualTo("Not sent: the message is no longer stored.");
            assertThat(notice(post(wc, "redeliver", "message", "../" + HOSTILE)))
                    .contains("no longer stored");
            assertThat(notice(post(wc, "redeliver", "nothing", ""))).contains("no longer stored");
        }
    }

    @Test
    void redeliverAllSendsFailedDeliveries() throws Exception {
        receiver.answersNow(410);
        Events.channels(receiver, "alerts", "perf");
        report(project, "alerts", "perf");
        assertThat(receiver.all()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            receiver.take();
        }
        receiver.answersNow(200);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage day =
                    open(wc, "").getAnchorByText("Redeliver failed messages").click();
            HtmlForm since = form(day, "failed");
            since.getSelectByName("since").setSelectedAttribute("hour", true);
            HtmlPage confirmation = press(since);
            assertThat(confirmation.asNormalizedText()).contains("alerts\t2", "perf\t2", "Redeliver 4 messages");
            assertThat(receiver.count()).isZero();
            HtmlPage page = press(form(confirmation, "redeliverFailed"));
            assertThat(notice(page)).isEqualTo("Submitted again: 4 of 4 failed messages.");
            receiver.awaitCount(4);
            await().untilAsserted(() -> assertThat(log())
                    .filteredOn(row -> row.state() == State.DELIVERED)
                    .hasSize(4));
            assertThat(wc.goTo(LINK + "failed?since=hour").asNormalizedText())
                    .contains("No undelivered messages in this period.");
        }
    }

    @Test
    void redeliverAllOfChannelSkipsOthers() throws Exception {
        receiver.answersNow(410);
        Events.channels(receiver, "alerts", "perf");
        report(project, "alerts", "perf");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage confirmation = wc.goTo(LINK + "failed?since=day&channel=perf");
            assertThat(confirmation.asNormalizedText())
                    .contains("perf\t2", "Redeliver 2 messages")
                    .doesNotContain("alerts\t");
            assertThat(notice(press(form(confirmation, "redeliverFailed")))).contains("2 of 2");
            await().untilAsserted(() -> assertThat(log())
                    .filteredOn(row -> row.redelivery() == 1)
                    .extracting(row -> row.endpoint().channel())
                    .containsExactly("perf", "perf"));
            assertThat(notice(post(wc, "redeliverFailed", "since", "yesterday")))
                    .contains("No undelivered messages");
        }
    }

    @Test
    void testHookUsesSavedChannel() throws Exception {
        Events.channels(receiver, "alerts");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = press(form(open(wc, "?job=load"), "testHook"));
            assertThat(notice(page))
                    .startsWith("alerts: Test message delivered: ")
                    .contains("HTTP 200");
            assertThat(page.getUrl().getQuery()).startsWith("job=load&result=tested");
            assertThat(receiver.take().body()).isEqualTo("{\"event\":\"test.notification_channel\"}");
            assertThat(channel(page, "alerts")).contains("OK", "Test message delivered");
            receiver.answersNow(404);
            assertThat(notice(press(form(page, "testHook")))).startsWith("alerts: Test message not delivered: ");
            assertThat(notice(post(wc, "testHook", "channel", "nobody"))).isEqualTo("The channel no longer exists.");
            assertThat(page.asXml()).doesNotContain("SECRETPATH");
        }
    }

    @Test
    void hostileTextIsEscaped() throws Exception {
        receiver.close();
        receiver = Receiver.answering(410, HOSTILE);
        Credentials.system("the-url", receiver.url("/hook/SECRETPATH"));
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook(HOSTILE, "the-url")));
        report(project, HOSTILE);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = press(form(open(wc, ""), "testHook"));
            assertText(page);
            assertThat(notice(page)).contains(HOSTILE);
            assertText(press(form(open(wc, ""), "redeliver")));
            assertText(wc.goTo(LINK + "failed"));
            String query = "?job=%3Cb+id%3D'bold'%3E\"&channel=%3Cb+id%3D'bold'%3E\"&before=x\"<b id='bold'>";
            assertText(open(wc, query.replace(" ", "+").replace("\"", "%22").replace("<", "%3C")));
        }
    }

    private static void assertText(HtmlPage page) {
        assertThat(page.getTitleText()).doesNotContain("owned");
        assertThat(page.getElementById("bold")).isNull();
        assertThat(page.asNormalizedText()).contains("<b id='bold'>");
        assertThat(page.asXml()).doesNotContain("SECRETPATH");
    }

    @Test
    void deletedBuildOrJobHasNoLink() throws Exception {
        Events.channels(receiver, "alerts");
        Run<?, ?> kept = report(project, "alerts");
        Run<?, ?> deleted = report(project, "alerts");
        report(r.createFreeStyleProject("renamed"), "alerts");
        deleted.delete();
        r.jenkins.getItemByFullName("renamed", FreeStyleProject.class).renameTo("name of today");
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(rows(open(wc, "?job=renamed"))).hasSize(2);
            assertThat(rows(open(wc, "?job=today"))).hasSize(2);
            HtmlPage page = open(wc, "");
            assertThat(page.asNormalizedText()).contains("load #1", "load #2", "name of today #1");
            assertThat(page.getByXPath("//tbody//a[contains(text(),'#1')]"))
                    .extracting(link -> ((DomElement) link).getAttribute("href"))
                    .containsOnly("/jenkins/" + kept.getUrl(), "/jenkins/job/name%20of%20today/1/");
            assertThat(page.getByXPath("//tbody//a[contains(text(),'load #2')]"))
                    .isEmpty();
        }
    }

    @Test
    void renamedChannelKeepsOldNameInLog() throws Exception {
        Events.channels(receiver, "alerts");
        report(project, "alerts");
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("alarms", "the-url")));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = open(wc, "?channel=alerts");
            assertThat(channel(page, "alerts")).contains("Renamed or deleted");
            assertThat(channel(page, "alarms")).contains("Not used yet");
            assertThat(rows(page)).hasSize(2);
        }
    }

    private void users() {
        Jenkins.SYSTEM_READ.setEnabled(true);
        Jenkins.MANAGE.setEnabled(true);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Item.READ)
                .onItems(project)
                .to("auditor")
                .grant(Jenkins.READ, Jenkins.MANAGE, Item.READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void readOnlyUserSeesNoButtonsAndNoHiddenJobs() throws Exception {
        receiver.answersNow(410);
        Events.channels(receiver, "alerts");
        report(project, "alerts");
        report(r.createFreeStyleProject("hidden"), "alerts");
        users();
        try (JenkinsRule.WebClient wc = r.createWebClient().login("auditor")) {
            HtmlPage page = open(wc, "");
            assertThat(channel(page, "alerts")).contains("Failing", "HTTP 410");
            assertThat(rows(page))
                    .hasSize(2)
                    .allMatch(row -> row.asNormalizedText().contains("load #1"));
            assertThat(page.getByXPath("//main//form[@method='post']")).isEmpty();
            assertThat(page.asNormalizedText()).doesNotContain("Redeliver", "Test hook");
            assertThat(page.asXml()).doesNotContain("hidden #1", "SECRETPATH", "the-url");
            assertThat(rows(open(wc, "?job=hidden"))).isEmpty();
        }
        try (JenkinsRule.WebClient wc = r.createWebClient().login("admin")) {
            assertThat(rows(open(wc, ""))).hasSize(4);
        }
    }

    @Test
    void pageIsHiddenWithoutPermission() throws Exception {
        users();
        for (String user : List.of("manager", "nobody")) {
            try (JenkinsRule.WebClient wc = r.createWebClient()
                    .withThrowExceptionOnFailingStatusCode(false)
                    .login(user)) {
                for (String path : List.of(LINK, "k6-notifications/", LINK + "failed")) {
                    assertThat(wc.goTo(path, null).getWebResponse().getStatusCode())
                            .as(user + " " + path)
                            .isEqualTo(403);
                }
            }
        }
        try (JenkinsRule.WebClient wc =
                r.createWebClient().withThrowExceptionOnFailingStatusCode(false).login("auditor")) {
            assertThat(wc.goTo(LINK + "failed").getWebResponse().getStatusCode())
                    .isEqualTo(403);
        }
    }
}
