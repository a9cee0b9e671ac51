package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.Project;
import io.jenkins.plugins.k6notify.support.jenkins.BrowserTestCase;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.ShopJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.StandInInternet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Draws the pictures of the documentation, as CONTRIBUTING.md describes. The runs are recorded ones, except for those
 * of the trend. The messages are those of {@link ShopJenkins}, as they arrive at the receiver of
 * {@code ./k6-notify receive} through a {@link StandInInternet}.
 */
@InJenkins
@WithJenkins
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "draws only when it is asked to")
class ScreenshotsTest extends BrowserTestCase {

    private static final Logger LOGGER = Logger.getLogger(ScreenshotsTest.class.getName());
    private static final String SYMBOLS = "target/jenkins-for-test/WEB-INF/classes";
    private static final int WIDTH = 1280;
    private static final int MARGIN = 12;

    /** Smaller than the other margins, because the next part of a page is near. */
    private static final int MARGIN_BELOW = 5;

    private static StandInInternet internet;
    private static Process receiver;
    private static URI receiverPage;
    private static ShopJenkins shop;

    @BeforeAll
    static void jenkins(JenkinsRule rule, @TempDir Path folder) throws Exception {
        r = rule;
        // The test harness leaves the symbols in the war, and Jenkins draws a cross for each missing one.
        assertThat(Jenkins.class.getResource("/images/symbols/check.svg"))
                .as("the symbols of Jenkins: add -Dmaven.test.additionalClasspath=%s", Project.file(SYMBOLS))
                .isNotNull();
        ProcessBuilder command = new ProcessBuilder(
                Project.file("k6-notify").toString(), "receive", "--signing-secret-env", "SIGNING_SECRET");
        command.environment().put("SIGNING_SECRET", ShopJenkins.SIGNING_SECRET);
        receiver = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        receiverPage = page(receiver);
        internet = new StandInInternet(ShopJenkins.HOST_OF_SLACK, ShopJenkins.HOST_OF_DASHBOARD);
        for (String address : List.of(ShopJenkins.PERF, ShopJenkins.OPS, ShopJenkins.DASHBOARD)) {
            internet.at(address, StandInInternet.forwards(receiverPage));
        }
        shop = new ShopJenkins(r, folder).configured(internet.port());
    }

    private static URI page(Process receiver) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Page:")) {
                return URI.create(line.substring("Page:".length()).trim());
            }
        }
        throw new IOException("the receiver has not started");
    }

    @AfterAll
    static void stop() throws IOException {
        if (receiver != null) {
            receiver.destroy();
        }
        if (internet != null) {
            internet.close();
        }
    }

    @Test
    void pictures() throws Exception {
        browser.prefers("light");
        browser.size(WIDTH, 900);
        WorkflowJob job = shop.job();
        Events.deliveries(shop.build(job, ""));
        internet.at(ShopJenkins.OPS, StandInInternet.answering(410, "channel_is_archived"));
        WorkflowRun failed = shop.build(job, "checkout.js is v2.2.0/thresholds-fail");
        Events.deliveries(failed);
        receiver();
        logIn();
        build(failed);
        internet.at(ShopJenkins.DASHBOARD, StandInInternet.answering(503, "deploying"));
        shop.build(job, "");
        deliveryLog();
        FreeStyleProject nights = shop.nights();
        trend(nights);
        gate(nights.getLastBuild());
        instances(shop.distributed());
        folder(shop.team());
        settings();
        publisher();
        snippet(job);
        previews();
    }

    private static void logIn() throws Exception {
        open("login");
        browser.one("[name=j_username]").sendKeys(ShopJenkins.USER);
        browser.one("[name=j_password]").sendKeys(ShopJenkins.USER);
        browser.one("[name=Submit]").click();
        eventually().until(() -> browser.all("[name=j_username]").isEmpty());
    }

    private static void receiver() throws Exception {
        browser.open(receiverPage);
        eventually().until(() -> browser.all(".row").size() >= 20);
        choose("checkout.js failed");
        await(".slack");
        draw("receiver-slack.png", 0, 0, WIDTH, (int) edge(".slack", "bottom") + 2 * MARGIN);
        browser.prefers("dark");
        choose("Failed");
        await(".json");
        draw("receiver-webhook.png", 0, 0, WIDTH, 900);
        browser.prefers("light");
    }

    private static void choose(String words) {
        browser.all(".row").stream()
                .filter(row -> row.getText().contains(words))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static void build(WorkflowRun build) throws Exception {
        open(build.getUrl());
        await(".k6-notify-overview");
        drawDownTo("jenkins-build.png", ".k6-notify-overview");
        open(build.getUrl() + "k6/");
        await(".k6-notify-run");
        drawDownTo("jenkins-runs.png", ".k6-notify-run");
    }

    private static void deliveryLog() throws Exception {
        eventually().until(() -> {
            open("manage/k6-notifications/");
            return browser.one("#deliveries tbody").getText().contains("2 attempts");
        });
        drawDownTo("delivery-log.png", "#deliveries tbody tr:nth-child(7)");
    }

    private static void trend(FreeStyleProject job) throws Exception {
        open(job.getUrl() + "k6/");
        await(".k6-trend canvas");
        wholePage();
        browser.hover(".k6-trend__chart", 0.627, 0.45);
        draw("job-trend.png", 0, 0, WIDTH, (int) edge(".k6-trend__summary", "bottom") + MARGIN_BELOW);
    }

    private static void gate(FreeStyleBuild build) throws Exception {
        open(build.getUrl() + "k6/");
        await(".k6-notify-run");
        drawPart("jenkins-gate.png", ".k6-notify-run", ".k6-notify-run");
    }

    private static void instances(WorkflowRun build) throws Exception {
        open(build.getUrl() + "k6/");
        await("[data-part=instances]");
        drawPart("jenkins-instances.png", ".k6-notify-run", "[data-part=instances]");
    }

    private static void folder(Folder folder) throws Exception {
        open(folder.getUrl() + "configure");
        await("div[name=channels]");
        drawPart("folder-channels.png", "div[name=channels]", "div[name=channels]");
    }

    private static void settings() throws Exception {
        open("manage/configure");
        WebElement channel = browser.one("div[name=channels]");
        press(channel, "Test hook");
        eventually().until(() -> channel.getText().contains("Delivered"));
        drawPart("jenkins-channels.png", "#k6-notify-settings + .jenkins-section", "div[name=channels]");
    }

    /** Draws the previews in the forms of channels, which need no receiver. */
    private static void previews() throws Exception {
        WebhookChannel annotations = new WebhookChannel("annotations", ShopJenkins.DASHBOARD);
        annotations.setTemplate(TemplatePreset.GOOGLE_CHAT.source());
        K6NotifyConfiguration.get()
                .setChannels(List.of(
                        new TeamsChannel("perf", "perf-url"),
                        new SlackAppChannel("perf-app", "perf-token", "#load-tests"),
                        new EmailChannel("perf-mail", "perf@example.org"),
                        annotations));
        open("manage/configure");
        List<String> pictures = List.of("teams", "slack-app", "email", "template");
        for (WebElement buttons : browser.all(".k6-notify-buttons")) {
            press(buttons, "Preview");
        }
        eventually().until(() -> browser.all(".k6-notify-messages .k6-message").size() >= 4 * pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            String buttons = "div[name=channels]:nth-child(" + (i + 1) + ") .k6-notify-buttons";
            drawPart("preview-" + pictures.get(i) + ".png", buttons, buttons + " .k6-notify-messages");
        }
    }

    private static void press(WebElement within, String name) {
        browser.all("button").stream()
                .filter(button -> (Boolean) browser.run("return arguments[0].contains(arguments[1])", within, button))
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow()
                .sendKeys(Keys.ENTER);
    }

    private static void publisher() throws Exception {
        open("job/checkout-nightly/configure");
        drawPart(
                "jenkins-publisher.png",
                "div[descriptorid$=K6NotifyPublisher]",
                "div[descriptorid$=K6NotifyPublisher]");
    }

    private static void snippet(WorkflowJob job) throws Exception {
        open(job.getUrl() + "pipeline-syntax/");
        chooseStep("k6Notify: ");
        browser.run("arguments[0].click()", browser.one(SHOWN_FORM + " input[name=channels][json=perf]"));
        browser.one("input[name='_.testName']").sendKeys("checkout");
        browser.one("#generatePipelineScript").click();
        eventually()
                .until(() -> browser.one("#prototypeText").getAttribute("value").contains("testName"));
        drawDownTo("jenkins-snippet.png", "#prototypeText");
    }

    private static void await(String selector) {
        eventually().until(() -> !browser.all(selector).isEmpty());
    }

    /** Makes the page as high as its content, so that nothing sticks to an edge of the window. */
    private static void wholePage() {
        browser.size(WIDTH, 900);
        browser.size(WIDTH, ((Long) browser.run("return document.documentElement.scrollHeight")).intValue());
    }

    /** Draws the page from its top to the end of the element. */
    private static void drawDownTo(String name, String selector) throws Exception {
        wholePage();
        draw(name, 0, 0, WIDTH, (int) edge(selector, "bottom") + MARGIN_BELOW);
    }

    /** Draws from the start of one element to the end of another, as wide as the first one. */
    private static void drawPart(String name, String from, String to) throws Exception {
        wholePage();
        int left = (int) edge(from, "left") - MARGIN;
        int top = (int) edge(from, "top") - MARGIN;
        draw(name, left, top, (int) edge(from, "right") + MARGIN - left, (int) edge(to, "bottom") + MARGIN_BELOW - top);
    }

    private static double edge(String selector, String side) {
        return ((Number) browser.run(
                        "return document.querySelector(arguments[0]).getBoundingClientRect()[arguments[1]]",
                        selector,
                        side))
                .doubleValue();
    }

    private static void draw(String name, int x, int y, int width, int height) throws Exception {
        Path file = Path.of(System.getProperty("screenshots"), name);
        browser.draw(file, x, y, width, height);
        try {
            new ProcessBuilder("pngquant", "--force", "--strip", "--quality=85-100", "--output", "" + file, "" + file)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            LOGGER.info(() -> file + " stays as large as it is, as there is no pngquant");
        }
    }
}
