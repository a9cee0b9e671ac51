package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests the administrative monitor. */
@InJenkins
class DeliveryMonitorTest {

    private static final String LINK = "manage/k6-notifications/";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static DeliveryMonitor monitor() {
        return ExtensionList.lookupSingleton(DeliveryMonitor.class);
    }

    private static void report(JenkinsRule r, String job) throws Exception {
        Run<?, ?> build = Runs.build(r.createFreeStyleProject(job));
        RunReporter reporter = Runs.reporter(build, "alerts");
        reporter.started(Runs.SOURCE, Runs.started());
        reporter.finished(Runs.SOURCE, Runs.passed());
        Events.deliveries(build);
    }

    private static void awaitActivated(boolean activated) {
        await().until(() -> monitor().isActivated() == activated);
    }

    private static String message(JenkinsRule r, String user) throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = (user == null ? wc : wc.login(user)).goTo("manage");
            DomElement found = page.getFirstByXPath(
                    "//*[contains(@class,'jenkins-alert')][.//a[contains(@href,'/manage/k6-notifications/')]]");
            return found == null ? "" : found.asNormalizedText();
        }
    }

    @Test
    void failingChannelIsReportedUntilItWorks() throws Throwable {
        try (Receiver receiver = Receiver.answering(404, "<b id='bold'>no_service")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                assertThat(monitor().isActivated()).isFalse();
                report(r, "load");
                awaitActivated(true);
                assertThat(message(r, null))
                        .contains(
                                "k6 notifications are not delivered",
                                "alerts, since ",
                                "HTTP 404: <b id='bold'>no_service");
                receiver.answersNow(200);
                report(r, "another");
                awaitActivated(false);
                assertThat(message(r, null)).isEmpty();
            });
        }
    }

    @Test
    void monitorAndLogSurviveRestart() throws Throwable {
        try (Receiver receiver = Receiver.answering(404, "no_service")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                report(r, "load");
            });
            sessions.then(r -> {
                awaitActivated(true);
                try (JenkinsRule.WebClient wc = r.createWebClient()) {
                    HtmlPage page = wc.goTo(LINK);
                    assertThat(page.getByXPath("//section[@id='deliveries']//tbody/tr"))
                            .hasSize(2);
                    assertThat(page.asNormalizedText()).contains("load #1", "HTTP 404: no_service");
                    receiver.answersNow(200);
                    HtmlButton redeliver = page.getFirstByXPath("//form[@name='redeliver']//button");
                    redeliver.click();
                }
                awaitActivated(false);
            });
        }
    }

    @Test
    void monitorEndsWhenTestHookArrives() throws Throwable {
        try (Receiver receiver = Receiver.answering(410, "gone")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                report(r, "load");
                awaitActivated(true);
                receiver.answersNow(200);
                try (JenkinsRule.WebClient wc = r.createWebClient()) {
                    HtmlButton test = wc.goTo(LINK).getFirstByXPath("//form[@name='testHook']//button");
                    test.click();
                }
                assertThat(monitor().isActivated()).isFalse();
            });
        }
    }

    @Test
    void mutedAndDeletedChannelsAreNotReported() throws Throwable {
        try (Receiver receiver = Receiver.answering(410, "gone")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                report(r, "load");
                awaitActivated(true);
                WebhookChannel off = Events.webhook("alerts", "the-url");
                off.setEnabled(false);
                K6NotifyConfiguration.get().setChannels(List.of(off));
                assertThat(monitor().isActivated()).isFalse();
                K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("alerts", "the-url")));
                assertThat(monitor().isActivated()).isTrue();
                K6NotifyConfiguration.get().setChannels(List.of());
                assertThat(monitor().isActivated()).isFalse();
            });
        }
    }

    @Test
    void monitorNeedsPermission() throws Throwable {
        try (Receiver receiver = Receiver.answering(410, "gone")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                report(r, "load");
                awaitActivated(true);
                Jenkins.SYSTEM_READ.setEnabled(true);
                Jenkins.MANAGE.setEnabled(true);
                r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
                r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                        .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                        .everywhere()
                        .to("auditor")
                        .grant(Jenkins.READ, Jenkins.MANAGE)
                        .everywhere()
                        .to("manager"));
                assertThat(message(r, "auditor")).contains("alerts");
                assertThat(message(r, "manager")).isEmpty();
            });
        }
    }

    @Test
    void fillingOutboxIsReported() throws Throwable {
        Path[] folder = new Path[1];
        try (Receiver receiver = Receiver.answering(503, "later")) {
            sessions.then(r -> {
                Events.channels(receiver, "alerts");
                Runs.reporter(Runs.build(r.createFreeStyleProject("load")), "alerts")
                        .finished(Runs.SOURCE, Runs.passed());
                folder[0] = r.jenkins.getRootDir().toPath().resolve("k6-notify");
                assertThat(monitor().isActivated()).isFalse();
            });
        }
        fill(folder[0].resolve("pending"), 8000);
        sessions.then(r -> {
            awaitActivated(true);
            assertThat(message(r, null))
                    .contains("The outbox of k6 notifications is filling up: 8,000 of 10,000 places are used.");
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                assertThat(wc.goTo(LINK).asNormalizedText()).contains("Outbox: 8,000 of 10,000 places are used.");
            }
        });
    }

    /** Fills the outbox with copies of a waiting delivery. */
    private static void fill(Path outbox, int count) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(outbox)) {
            file = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        String name = file.getFileName().toString();
        String id = name.substring(name.indexOf('-') + 1, name.length() - ".json".length());
        String text = Files.readString(file);
        for (int i = 1; i < count; i++) {
            String another = new UUID(0, i).toString();
            Files.writeString(
                    outbox.resolve("%019d-%s.json".formatted(1_000_000 + i, another)), text.replace(id, another));
        }
    }

    @Test
    void unopenedOutboxIsReported() throws Throwable {
        Path[] folder = new Path[1];
        sessions.then(r -> folder[0] = r.jenkins.getRootDir().toPath().resolve("k6-notify"));
        try (Stream<Path> files = Files.walk(folder[0])) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(folder[0], "in the way");
        sessions.then(r -> {
            awaitActivated(true);
            assertThat(message(r, null)).contains("the outbox could not be opened");
            try (JenkinsRule.WebClient wc = r.createWebClient()) {
                HtmlPage page = wc.goTo(LINK);
                assertThat(page.asNormalizedText()).contains("Nothing can be sent", "could not be opened");
                assertThat(page.getByXPath("//form[@name='filter']")).isEmpty();
            }
        });
    }
}
