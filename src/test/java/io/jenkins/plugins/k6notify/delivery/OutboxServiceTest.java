package io.jenkins.plugins.k6notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Tests deliveries across restarts of a controller. */
@InJenkins
class OutboxServiceTest {

    private static final String PATH = "/hook/SECRETPATH";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WebhookChannel webhook(String name, String credentialsId) {
        WebhookChannel channel = new WebhookChannel(name, credentialsId);
        channel.setAllowHttp(true);
        return channel;
    }

    private static Message message(UUID id) {
        return webhook("any", "any").format().message(id, new TestHookEvent());
    }

    private static CompletableFuture<Delivery> submit(Endpoint endpoint) throws IOException {
        return OutboxService.get().submit(endpoint, "key " + endpoint, message(UUID.randomUUID()));
    }

    private static List<Delivery> rows(String channel) throws IOException {
        return OutboxService.get()
                .history()
                .deliveries(row -> row.channel().equals(channel), DeliveryHistory.NEWEST, 100);
    }

    private static Delivery end(CompletableFuture<Delivery> delivery) throws Exception {
        return delivery.get(30, TimeUnit.SECONDS);
    }

    private static String words(Delivery delivery) {
        return delivery.lastAttempt().orElseThrow().text();
    }

    @Test
    void waitingDeliveryKeepsIdAfterRestart() throws Throwable {
        UUID id = UUID.randomUUID();
        int port;
        try (Receiver receiver = Receiver.answering(503, "not yet")) {
            port = receiver.port();
            sessions.then(r -> {
                Credentials.system("url", receiver.url(PATH));
                Channel channel = webhook("alerts", "url");
                K6NotifyConfiguration.get().setChannels(List.of(channel));
                OutboxService.get().submit(channel.endpoint(), "key", message(id));
                assertThat(receiver.take().header("X-loadimpact-id")).isEqualTo(id.toString());
                assertNothingSecret(r);
            });
        }
        try (Receiver receiver = Receiver.at(port, 200, "ok")) {
            sessions.then(r -> {
                assertThat(receiver.take().header("X-loadimpact-id")).isEqualTo(id.toString());
                assertThat(rows("alerts"))
                        .singleElement()
                        .satisfies(row -> assertThat(row.message().id()).isEqualTo(id));
            });
            assertThat(receiver.count()).isZero();
        }
    }

    private static void assertNothingSecret(JenkinsRule r) throws IOException {
        Path folder = r.jenkins.getRootDir().toPath().resolve("k6-notify");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("SECRETPATH");
            }
        }
    }

    @Test
    void deliveryFollowsChangedChannel() throws Throwable {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            sessions.then(r -> {
                Credentials.system("url", receiver.url(PATH));
                Credentials.system("old", "http://127.0.0.1:1" + PATH);
                K6NotifyConfiguration settings = K6NotifyConfiguration.get();
                Endpoint endpoint = webhook("alerts", "url").endpoint();

                settings.setChannels(List.of(webhook("renamed", "url")));
                assertThat(end(submit(endpoint)).state()).isEqualTo(Delivery.State.DELIVERED);

                settings.setChannels(List.of(webhook("alerts", "url")));
                assertThat(end(submit(webhook("alerts", "old").endpoint())).state())
                        .as("the credential was exchanged")
                        .isEqualTo(Delivery.State.DELIVERED);

                settings.setChannels(List.of());
                assertThat(words(end(submit(endpoint)))).contains("the channel alerts no longer exists");

                WebhookChannel disabled = webhook("alerts", "url");
                disabled.setEnabled(false);
                settings.setChannels(List.of(disabled));
                assertThat(words(end(submit(endpoint)))).contains("alerts is disabled");

                settings.setChannels(List.of(new SlackChannel("alerts", "url")));
                assertThat(words(end(submit(endpoint)))).contains("of another kind");

                settings.setChannels(List.of(webhook("alerts", "gone")));
                assertThat(words(end(submit(endpoint)))).contains("the Secret text credential \"gone\"");
            });
            assertThat(receiver.count()).isEqualTo(2);
        }
    }

    @Test
    void jobReachesOwnCredentialsAndNoInternalHost() throws Throwable {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            sessions.then(r -> {
                Credentials.system("system-url", receiver.url(PATH));
                Folder folder = r.createProject(Folder.class, "team");
                Folder other = r.createProject(Folder.class, "other");
                addTo(folder, "team-url", receiver.url(PATH));
                addTo(other, "other-url", receiver.url(PATH));
                folder.createProject(FreeStyleProject.class, "load");
                K6NotifyConfiguration settings = K6NotifyConfiguration.get();

                assertThat(words(end(submit(ofJob("system-url")))))
                        .contains("the Secret text credential \"system-url\"");
                assertThat(words(end(submit(ofJob("other-url"))))).contains("the Secret text credential \"other-url\"");
                assertThat(words(end(submit(ofJob("team-url"))))).contains("not https");
                settings.setAllowedHosts("127.0.0.1");
                assertThat(end(submit(ofJob("team-url"))).state()).isEqualTo(Delivery.State.DELIVERED);
                settings.setJobCredentials(false);
                assertThat(words(end(submit(ofJob("team-url"))))).contains("jobs may not send");
                settings.setJobCredentials(true);
                folder.delete();
                assertThat(words(end(submit(ofJob("team-url"))))).contains("the job team/load no longer exists");
            });
            assertThat(receiver.count()).isEqualTo(1);
        }
    }

    private static Endpoint ofJob(String credentialsId) {
        return new Endpoint(Endpoint.Kind.WEBHOOK, credentialsId, credentialsId, null, "team/load");
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
    void submitAfterShutdownIsRefused() throws Throwable {
        sessions.then(r -> {
            OutboxService.stop();
            assertThatThrownBy(() -> submit(webhook("alerts", "url").endpoint()))
                    .isInstanceOf(IOException.class);
        });
    }
}
