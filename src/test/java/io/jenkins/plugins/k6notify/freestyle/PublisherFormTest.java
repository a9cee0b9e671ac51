package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.FormValidation.Kind;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.event.UnknownEventException;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/** Tests the form of the post-build action. */
@InJenkins
@WithJenkins
class PublisherFormTest {

    private JenkinsRule r;

    @BeforeEach
    void channels(JenkinsRule rule) throws Exception {
        r = rule;
        Credentials.global("slack-url", "https://hooks.slack.com/services/SECRET");
        Credentials.global("hook-url", "https://example.com/SECRET");
        K6NotifyConfiguration.get()
                .setChannels(List.of(Events.webhook("perf", "hook-url"), Events.webhook("alerts", "hook-url")));
    }

    private static K6NotifyPublisher full() {
        K6NotifyPublisher publisher = ofTheFirstVersion();
        publisher.setExpectRun(true);
        publisher.setBaseline("pinned");
        publisher.setReports("report*.html");
        publisher.setSkipPublishingChecks(true);
        publisher.setChecksName("load");
        return publisher;
    }

    private static K6NotifyPublisher distributed() {
        K6NotifyPublisher publisher = full();
        publisher.setDistributed(true);
        publisher.setInstances(4);
        return publisher;
    }

    private static K6NotifyPublisher ofTheFirstVersion() {
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf", "gone"));
        publisher.setNotifyOn(List.of("test.finished.failed", "test.finished.changed"));
        publisher.setTestName("checkout");
        publisher.setSlackCredentialsId("slack-url");
        publisher.setWebhookCredentialsId("hook-url");
        publisher.setLoadTestId(7);
        publisher.setProjectId(8);
        publisher.setSummaryFile("results/summary.json");
        return publisher;
    }

    private static void assertSame(JenkinsRule r, K6NotifyPublisher actual, K6NotifyPublisher expected)
            throws Exception {
        r.assertEqualDataBoundBeans(expected, actual);
        assertThat(actual.getChannels()).isEqualTo(expected.getChannels());
        assertThat(actual.getNotifyOn()).isEqualTo(expected.getNotifyOn());
        assertThat(actual.getLoadTestId()).isEqualTo(expected.getLoadTestId());
        assertThat(actual.getProjectId()).isEqualTo(expected.getProjectId());
        assertThat(actual.isExpectRun()).isEqualTo(expected.isExpectRun());
        assertThat(actual.getReports()).isEqualTo(expected.getReports());
        assertThat(actual.getBaseline()).isEqualTo(expected.getBaseline());
        assertThat(actual.isSkipPublishingChecks()).isEqualTo(expected.isSkipPublishingChecks());
        assertThat(actual.getChecksName()).isEqualTo(expected.getChecksName());
        assertThat(actual.isDistributed()).isEqualTo(expected.isDistributed());
        assertThat(actual.getInstances()).isEqualTo(expected.getInstances());
    }

    @Test
    void configRoundTrip() throws Exception {
        assertSame(r, r.configRoundtrip(full()), full());
        assertSame(r, r.configRoundtrip(distributed()), distributed());
        assertSame(r, r.configRoundtrip(new K6NotifyPublisher()), new K6NotifyPublisher());
    }

    @Test
    void qualityGatesAreSavedAndRefused() throws Exception {
        K6QualityGate gate = new K6QualityGate();
        gate.setMetric("error rate");
        gate.setLimit(0.5);
        gate.setCriticality("FAILURE");
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setQualityGates(List.of(gate));
        List<QualityGate> wanted = List.of(new QualityGate(null, "error rate", 0.5, null, Criticality.FAILURE));
        assertThat(K6QualityGate.gates(r.configRoundtrip(publisher).getQualityGates()))
                .isEqualTo(wanted);
        FreeStyleProject project = r.createFreeStyleProject();
        project.getPublishersList().add(publisher);
        project.save();
        project.doReload();
        assertThat(K6QualityGate.gates(
                        project.getPublishersList().get(K6NotifyPublisher.class).getQualityGates()))
                .isEqualTo(wanted);
        K6QualityGate.DescriptorImpl descriptor = r.jenkins.getDescriptorByType(K6QualityGate.DescriptorImpl.class);
        assertValidation(descriptor.doCheckMetric(project, "p95"), Kind.ERROR, "use p(95), error rate");
        assertValidation(descriptor.doCheckMetric(project, "p(95)"), Kind.OK, "");
        assertValidation(descriptor.doCheckChange(project, "20"), Kind.ERROR, "such as +20% or -10%");
        assertValidation(descriptor.doCheckChange(project, "-10%"), Kind.OK, "");
        assertValidation(descriptor.doCheckLimit(project, "1,5"), Kind.ERROR, "such as 800 or 0.5");
        assertValidation(descriptor.doCheckLimit(project, ""), Kind.OK, "");
    }

    @Test
    void savedFormHasNoSecrets() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getPublishersList().add(full());
        project.save();
        assertThat(project.getConfigFile().asString()).contains("slack-url").doesNotContain("SECRET");
    }

    @Test
    void defaultsAreNotSaved() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setExpectRun(true);
        publisher.setExpectRun(false);
        publisher.setQualityGates(List.of());
        publisher.setBaseline("passed");
        publisher.setBaseline("previous");
        project.getPublishersList().add(publisher);
        project.save();
        assertThat(project.getConfigFile().asString())
                .contains("K6NotifyPublisher")
                .doesNotContain("expectRun", "baseline", "qualityGates");
    }

    @Test
    @LocalData
    void currentFormIsRead() throws Exception {
        FreeStyleProject project = r.jenkins.getItemByFullName("load", FreeStyleProject.class);
        assertSame(r, project.getPublishersList().get(K6NotifyPublisher.class), full());
    }

    @Test
    @LocalData
    void firstVersionsFormIsRead() throws Exception {
        FreeStyleProject project = r.jenkins.getItemByFullName("load", FreeStyleProject.class);
        assertSame(r, project.getPublishersList().get(K6NotifyPublisher.class), ofTheFirstVersion());
    }

    @Test
    void unknownEventsAreRefused() {
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        assertThatThrownBy(() -> publisher.setNotifyOn(List.of("failled")))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("did you mean 'failed'?");
        publisher.setNotifyOn(List.of("failed"));
        assertThat(publisher.getNotifyOn()).containsExactly("test.finished.failed");
        publisher.setNotifyOn(List.of());
        assertThat(publisher.getNotifyOn()).containsExactly("all");
    }

    @Test
    void formWithoutEventsIsRefused() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setNotifyOn(List.of("timed_out"));
        project.getPublishersList().add(publisher);
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = wc.getPage(project, "configure").getFormByName("config");
            form.<HtmlCheckBoxInput>getByXPath(".//input[@json='test.finished.timed_out']")
                    .forEach(box -> box.setChecked(false));
            assertThat(r.submit(form).getWebResponse().getContentAsString()).contains("choose at least one event");
        }
        assertThat(project.getPublishersList().get(K6NotifyPublisher.class).getNotifyOn())
                .containsExactly("test.finished.timed_out");
    }

    @Test
    void formOfUserWithoutConfigureIsReadOnly() throws Exception {
        K6QualityGate gate = new K6QualityGate();
        gate.setMetric("p(95)");
        gate.setLimit(800.0);
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setQualityGates(List.of(gate));
        FreeStyleProject project = r.createFreeStyleProject();
        project.getPublishersList().add(publisher);
        Item.EXTENDED_READ.setEnabled(true);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader"));
        try (JenkinsRule.WebClient wc = r.createWebClient().login("reader")) {
            HtmlPage page = wc.getPage(project, "configure");
            String ours = "//div[contains(@descriptorid,'K6NotifyPublisher')]";
            assertThat(page.<DomNode>getByXPath(ours + "//select[contains(@class,'setting-input')]"))
                    .isNotEmpty()
                    .allMatch(select -> ((HtmlSelect) select).isDisabled());
            assertThat(page.<DomNode>getByXPath(ours + "//button[contains(@class,'repeatable-')]"))
                    .isEmpty();
        } finally {
            Item.EXTENDED_READ.setEnabled(false);
        }
    }

    /** For fields that the steps have too, it is that of the steps. */
    @Test
    void eachFieldHasHelp() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getPublishersList().add(new K6NotifyPublisher());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "configure");
            for (String field : List.of(
                    "channels",
                    "notifyOn",
                    "testName",
                    "slackCredentialsId",
                    "webhookCredentialsId",
                    "loadTestId",
                    "projectId",
                    "summaryFile",
                    "reports",
                    "qualityGates",
                    "expectRun",
                    "baseline",
                    "skipPublishingChecks",
                    "checksName",
                    "distributed",
                    "instances")) {
                List<DomAttr> help =
                        page.getByXPath("//a/@helpurl[contains(., 'k6notify') and contains(., '/help/" + field + "')]");
                assertThat(help).as(field).isNotEmpty();
                assertThat(wc.getPage(new URL(r.getURL(), help.get(0).getValue()))
                                .getWebResponse()
                                .getContentAsString())
                        .as(field)
                        .contains("<div>")
                        .doesNotContain("the step stands");
            }
        }
    }

    @Test
    void channelNameIsEscaped() throws Exception {
        String name = "<script>document.title='owned'</script><b id='bold'>";
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook(name, "hook-url")));
        FreeStyleProject project = r.createFreeStyleProject();
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of(name, "gone" + name));
        publisher.setTestName(name);
        project.getPublishersList().add(publisher);
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(project, "configure");
            wc.waitForBackgroundJavaScript(10_000);
            assertThat(page.getTitleText()).doesNotContain("owned");
            assertThat(page.getElementById("bold")).isNull();
            assertThat(page.asNormalizedText()).contains("gone" + name + " (no such channel)");
            r.submit(page.getFormByName("config"));
        }
        assertThat(project.getPublishersList().get(K6NotifyPublisher.class).getChannels())
                .containsExactly(name, "gone" + name);
    }

    private K6NotifyPublisher.DescriptorImpl descriptor() {
        return r.jenkins.getDescriptorByType(K6NotifyPublisher.DescriptorImpl.class);
    }

    private static void assertValidation(FormValidation answer, Kind kind, String words) {
        assertThat(answer.kind).isEqualTo(kind);
        assertThat(kind == Kind.OK ? "" : answer.getMessage()).contains(words).doesNotContain("SECRET");
    }

    @Test
    void validatesFields() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        Credentials.system("system-url", "https://example.com/SECRET");
        K6NotifyPublisher.DescriptorImpl descriptor = descriptor();
        assertValidation(descriptor.doCheckSlackCredentialsId(project, ""), Kind.OK, "");
        assertValidation(descriptor.doCheckSlackCredentialsId(project, "slack-url"), Kind.OK, "");
        assertValidation(descriptor.doCheckWebhookCredentialsId(project, "gone"), Kind.ERROR, "with the ID gone");
        assertValidation(
                descriptor.doCheckWebhookCredentialsId(project, "system-url"), Kind.ERROR, "with the ID system-url");
        assertValidation(descriptor.doCheckLoadTestId(project, "x"), Kind.ERROR, "");
        assertValidation(descriptor.doCheckLoadTestId(project, ""), Kind.OK, "");
        assertValidation(descriptor.doCheckProjectId(project, "0"), Kind.ERROR, "");
        assertValidation(descriptor.doCheckSummaryFile(project, "results/..summary.json"), Kind.OK, "");
        for (String path : List.of("/etc/passwd", "../x", "a/../../b", "C:\\x", "\\\\host\\x", "a\\..\\b", "..")) {
            assertValidation(descriptor.doCheckSummaryFile(project, path), Kind.ERROR, "path in the workspace");
        }
        K6NotifyConfiguration.get().setJobCredentials(false);
        assertValidation(descriptor.doCheckSlackCredentialsId(project, "slack-url"), Kind.ERROR, "Jobs may not use");
    }

    @Test
    void testHookIsLimitedToCredentialsOfJob() throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Folder folder = r.createProject(Folder.class, "team");
            Folder other = r.createProject(Folder.class, "other");
            addTo(folder, "team-url", receiver.url("/SECRET"));
            addTo(other, "other-url", receiver.url("/SECRET"));
            Credentials.system("system-url", receiver.url("/SECRET"));
            FreeStyleProject project = folder.createProject(FreeStyleProject.class, "load");
            K6NotifyPublisher.DescriptorImpl descriptor = descriptor();
            assertValidation(descriptor.doTestWebhookHook(project, ""), Kind.ERROR, "Choose a Secret text");
            assertValidation(descriptor.doTestWebhookHook(project, "other-url"), Kind.ERROR, "Secret text credential");
            assertValidation(descriptor.doTestWebhookHook(project, "system-url"), Kind.ERROR, "Secret text credential");
            assertValidation(descriptor.doTestWebhookHook(project, "team-url"), Kind.ERROR, "not https");
            assertThat(receiver.count()).isZero();
            K6NotifyConfiguration settings = K6NotifyConfiguration.get();
            settings.setAllowedHosts("127.0.0.1");
            assertValidation(descriptor.doTestWebhookHook(project, "team-url"), Kind.OK, "");
            assertThat(receiver.take().body()).isEqualTo("{\"event\":\"test.notification_channel\"}");
            assertValidation(descriptor.doTestSlackHook(project, "team-url"), Kind.OK, "");
            assertThat(receiver.take().body()).contains("this is the test you asked for");
            settings.setJobCredentials(false);
            assertValidation(descriptor.doTestWebhookHook(project, "team-url"), Kind.ERROR, "Jobs may not use");
            assertValidation(descriptor.doTestWebhookHook(null, "team-url"), Kind.ERROR, "configuration of a job");
            assertThat(receiver.count()).isZero();
        }
    }

    private static void addTo(Folder folder, String id, String url) throws Exception {
        CredentialsProvider.lookupStores(folder)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(),
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(url)));
    }
}
