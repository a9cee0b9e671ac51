package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.slaves.DumbSlave;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.MasterToSlaveCallable;
import jenkins.security.SlaveToMasterCallable;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests that a Jenkinsfile cannot access secrets, and that the files of a build contain none. */
@InJenkins
class PipelineSecretsTest {

    private static final String PATH = "SECRETPATH";
    private static final String TOKEN = "t0ken-that-k6-prints";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void buildLeavesNoSecrets() throws Throwable {
        String leak = sh(
                "sed \"s/script.js/$TOKEN/\" '" + Recording.of("v2.2.0/success").file("console.txt") + "'");
        String bound = "withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) { ";
        String block = "k6Notify(channels: ['perf', 'dead']) { ";
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            sessions.then(r -> {
                Credentials.global("token", TOKEN);
                Pipelines pipelines = new Pipelines(r, receiver)
                        .scripted("inside", "node { " + block + bound + leak + " } } }")
                        .scripted("outside", "node { " + bound + block + leak + " } } }");
                Credentials.system("dead-url", "http://127.0.0.1:1/hook/" + PATH);
                List<Channel> channels =
                        new ArrayList<>(K6NotifyConfiguration.get().getChannels());
                channels.add(Perf.webhook("dead", "dead-url"));
                K6NotifyConfiguration.get().setChannels(channels);
                for (String name : List.of("inside", "outside")) {
                    WorkflowRun build = r.buildAndAssertSuccess(pipelines.job(name));
                    await().atMost(Duration.ofSeconds(30))
                            .untilAsserted(() -> assertThat(attempts(build))
                                    .as("a refused connection is on record")
                                    .anyMatch(text -> !text.contains("200") && !text.equals("ok")));
                    assertNothingSecretAt(r, build);
                }
                receiver.awaitCount(4);
                assertThat(receiver.all()).extracting(Receiver.Received::body).allMatch(body -> !body.contains(TOKEN));
                assertThat(Perf.body(receiver.take()).path("name").asText()).isEqualTo("****");
                assertNothingSecretIn(r);
            });
            sessions.then(r -> {
                for (String name : List.of("inside", "outside")) {
                    WorkflowRun build =
                            r.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
                    assertNothingSecretAt(r, build);
                }
                assertNothingSecretIn(r);
            });
        }
    }

    private static List<String> attempts(WorkflowRun build) {
        return build.getAction(K6RunsAction.class).getRuns().stream()
                .flatMap(run -> run.deliveries().stream())
                .flatMap(delivery -> delivery.attempts().stream())
                .map(attempt -> attempt.text())
                .toList();
    }

    private static void assertNothingSecretAt(JenkinsRule r, WorkflowRun build) throws Exception {
        try (JenkinsRule.WebClient browser = r.createWebClient().withJavaScriptEnabled(false)) {
            for (String page : List.of(
                    "",
                    "console",
                    "consoleText",
                    "k6/",
                    "k6/api/json?depth=3",
                    "api/json?depth=3",
                    "flowGraphTable/")) {
                assertThat(browser.goTo(build.getUrl() + page, null)
                                .getWebResponse()
                                .getContentAsString())
                        .as(page)
                        .doesNotContain(PATH, TOKEN);
            }
        }
        for (LogRecord line : List.copyOf(Jenkins.logRecords)) {
            assertThat(line.getMessage() + " " + line.getThrown()).doesNotContain(PATH, TOKEN);
        }
    }

    private static void assertNothingSecretIn(JenkinsRule r) throws IOException {
        Path home = r.jenkins.getRootDir().toPath();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.startsWith(home.resolve("plugins")))
                    .toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(PATH))
                        .as(file.toString())
                        .isFalse();
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(TOKEN))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void jenkinsfileReachesOwnCredentialsOnly() throws Throwable {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            sessions.then(r -> {
                String url = receiver.url("/hook/" + PATH);
                Credentials.system("system-url", url);
                Folder team = r.createProject(Folder.class, "team");
                addTo(team, "team-url", url);
                addTo(r.createProject(Folder.class, "other"), "other-url", url);
                WorkflowJob job = team.createProject(WorkflowJob.class, "load");
                for (String id : List.of("system-url", "other-url", "team-url")) {
                    for (String parameter : List.of("slackCredentialsId", "webhookCredentialsId")) {
                        job.setDefinition(new CpsFlowDefinition(
                                "node { k6Notify(" + parameter + ": '" + id + "') { " + sh(PASSES) + " } }", true));
                        WorkflowRun build = r.buildAndAssertSuccess(job);
                        Perf.awaitDeliveries(build);
                        assertThat(attempts(build))
                                .as(parameter + " " + id)
                                .isNotEmpty()
                                .allMatch(text -> text.contains(
                                        id.equals("team-url") ? "https" : "the Secret text credential \"" + id + "\""));
                    }
                }
                assertThat(receiver.count()).isZero();
                K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
                Perf.awaitDeliveries(r.buildAndAssertSuccess(job));
                assertThat(receiver.count()).isEqualTo(2);
            });
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

    @Test
    void guessedRequestOfAgentIsRefused() throws Throwable {
        sessions.then(r -> {
            DumbSlave agent = Agents.online(r, "load", 1);
            agent.getChannel().call(new Guess());
            assertThat(r.jenkins.getComputer(agent.getNodeName()).isOnline()).isTrue();
        });
    }

    /** Runs on the agent, and sends the request that the class of the plugin on the agent would send. */
    private static final class Guess extends MasterToSlaveCallable<Void, Exception> {

        private static final long serialVersionUID = 1L;

        @Override
        public Void call() throws Exception {
            Constructor<? extends SlaveToMasterCallable<?, RuntimeException>> constructor = type();
            constructor.setAccessible(true);
            for (String id : List.of("", "guessed", "../..")) {
                getOpenChannelOrFail().call(constructor.newInstance(id));
            }
            return null;
        }

        @SuppressWarnings("unchecked")
        private static Constructor<? extends SlaveToMasterCallable<?, RuntimeException>> type() throws Exception {
            return ((Class<? extends SlaveToMasterCallable<?, RuntimeException>>)
                            Class.forName("io.jenkins.plugins.k6notify.pipeline.ReadLogsRequest"))
                    .getDeclaredConstructor(String.class);
        }
    }
}
