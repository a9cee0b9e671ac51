package io.jenkins.plugins.k6notify.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.config.ScopedChannel;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.teamchat.TeamChatChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests which channel a job means, and what a channel of a folder may use. */
@InJenkins
@WithJenkins
public class FolderChannelsTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private Folder shop;
    private FreeStyleProject load;

    @TestExtension
    public static TeamChatChannel.DescriptorImpl teamChat() {
        return new TeamChatChannel.DescriptorImpl();
    }

    @BeforeEach
    void folders(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
        shop = r.createProject(Folder.class, "shop");
        addTo(shop, "shop-url", receiver.url("/shop/SECRETPATH"));
        load = shop.createProject(FreeStyleProject.class, "load");
    }

    private static void addTo(Folder folder, String id, String url) throws Exception {
        CredentialsProvider.lookupStores(folder)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(),
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(url)));
    }

    private static void channels(Folder folder, Channel... channels) throws IOException {
        K6NotifyFolderProperty property = new K6NotifyFolderProperty();
        property.setChannels(List.of(channels));
        folder.getProperties().remove(K6NotifyFolderProperty.class);
        folder.addProperty(property);
    }

    private static WebhookChannel disabled(String name) {
        WebhookChannel channel = new WebhookChannel(name, "shop-url");
        channel.setEnabled(false);
        return channel;
    }

    private static Delivery sent(Endpoint endpoint) throws Exception {
        return OutboxService.get()
                .submit(
                        endpoint,
                        "key",
                        new WebhookChannel("any", "any").format().message(UUID.randomUUID(), new TestHookEvent()))
                .get(30, TimeUnit.SECONDS);
    }

    private static String words(Delivery delivery) {
        return delivery.lastAttempt().orElseThrow().text();
    }

    private static Endpoint ofShop(String credentialsId) {
        return new Endpoint(Endpoint.Kind.WEBHOOK, "perf", credentialsId, null, "shop/");
    }

    @Test
    void nearestChannelOfANameCounts() throws Exception {
        Folder inner = shop.createProject(Folder.class, "inner");
        FreeStyleProject job = inner.createProject(FreeStyleProject.class, "load");
        K6NotifyConfiguration.get()
                .setChannels(List.of(new WebhookChannel("perf", "url"), new WebhookChannel("all", "url")));
        channels(shop, new WebhookChannel("PERF", "shop-url"), new WebhookChannel("nightly", "shop-url"));

        assertThat(ScopedChannel.find(job, "perf").orElseThrow().folder()).isEqualTo("shop");
        assertThat(ScopedChannel.visibleTo(job))
                .extracting(ScopedChannel::name)
                .containsExactly("PERF", "nightly", "all");

        channels(inner, disabled("perf"));

        ScopedChannel found = ScopedChannel.find(job, "perf").orElseThrow();
        assertThat(found.folder()).isEqualTo("shop/inner");
        assertThat(found.channel().isEnabled()).isFalse();
        assertThat(ScopedChannel.find(load, "perf").orElseThrow().folder()).isEqualTo("shop");
        assertThat(ScopedChannel.visibleTo(null))
                .extracting(ScopedChannel::folder)
                .containsOnlyNulls();
    }

    @Test
    void runOfJobIsSentToChannelOfFolder() throws Exception {
        Credentials.system("url", receiver.url("/system"));
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("perf", "url")));
        channels(shop, new WebhookChannel("perf", "shop-url"));

        Run<?, ?> build = r.buildAndAssertSuccess(load);
        Runs.reporter(build, "perf").finished(Runs.SOURCE, Runs.passed());

        assertThat(Events.deliveries(build)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(delivery.folder()).isEqualTo("shop");
            assertThat(delivery.job()).isFalse();
        });
        assertThat(receiver.take().path()).startsWith("/shop/");
        assertThat(OutboxService.get().history().health())
                .extracting(ChannelHealth::channel, ChannelHealth::context)
                .containsExactly(org.assertj.core.api.Assertions.tuple("perf", "shop/"));
        assertNothingSecret();
    }

    private void assertNothingSecret() throws IOException {
        assertThat(shop.getConfigFile().asString()).contains("shop-url").doesNotContain("SECRETPATH");
        try (Stream<Path> files = Files.walk(r.jenkins.getRootDir().toPath().resolve("k6-notify"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("SECRETPATH");
            }
        }
    }

    @Test
    void credentialsAndAddressesAreThoseOfFolder() throws Exception {
        Folder other = r.createProject(Folder.class, "other");
        addTo(other, "other-url", receiver.url("/other"));
        Credentials.system("system-url", receiver.url("/system"));

        for (String id : List.of("other-url", "system-url")) {
            channels(shop, new WebhookChannel("perf", id));
            assertThat(words(sent(ofShop(id)))).contains("the Secret text credential \"" + id + "\"");
        }
        channels(shop, new WebhookChannel("perf", "shop-url"));
        assertThat(sent(ofShop("shop-url")).state()).isEqualTo(Delivery.State.DELIVERED);
        K6NotifyConfiguration.get().setAllowedHosts(null);
        assertThat(words(sent(ofShop("shop-url")))).contains("not https");
        K6NotifyConfiguration.get().setJobCredentials(false);
        assertThat(words(sent(ofShop("shop-url")))).contains("nor may folders");
        assertThat(receiver.count()).isEqualTo(1);
    }

    @Test
    void switchedOffChannelOfFolderIsAProblemOfTheJob() throws Exception {
        channels(shop, new WebhookChannel("perf", "shop-url"));
        K6NotifyConfiguration.get().setJobCredentials(false);

        Run<?, ?> build = r.buildAndAssertSuccess(load);

        assertThat(Runs.reporter(build, "perf").problems())
                .singleElement()
                .asString()
                .contains("\"perf\" is one of a folder");
    }

    @Test
    void deliveryFollowsChannelAndFolder() throws Exception {
        Endpoint before = ofShop("shop-url");
        channels(shop, new WebhookChannel("renamed", "shop-url"));
        assertThat(sent(before).state()).as("renamed channel").isEqualTo(Delivery.State.DELIVERED);

        channels(shop, disabled("perf"));
        assertThat(words(sent(before))).contains("perf is disabled");

        channels(shop, new EmailChannel("perf", "perf@example.org"));
        assertThat(words(sent(before))).contains("of another kind");

        shop.getProperties().remove(K6NotifyFolderProperty.class);
        assertThat(words(sent(before))).contains("the channel perf no longer exists");

        channels(shop, new WebhookChannel("perf", "shop-url"));
        shop.renameTo("store");
        assertThat(sent(before).state()).as("renamed folder").isEqualTo(Delivery.State.DELIVERED);

        Folder successor = r.createProject(Folder.class, "shop");
        channels(successor, new WebhookChannel("perf", "shop-url"));
        assertThat(words(sent(before))).as("two folders had this name").contains("the folder shop no longer exists");

        successor.delete();
        shop.delete();
        assertThat(words(sent(before))).contains("the folder shop no longer exists");
    }

    /** A new folder with the former name of another one must not get its messages. */
    @Test
    void deliveryOfBuildGoesToFolderOfItsJob() throws Exception {
        receiver.answersNow(410);
        channels(shop, new WebhookChannel("perf", "shop-url"));
        Run<?, ?> build = r.buildAndAssertSuccess(load);
        Runs.reporter(build, "perf").finished(Runs.SOURCE, Runs.passed());
        DeliveryRecord failed = Events.deliveries(build).get(0);
        assertThat(receiver.take().path()).startsWith("/shop/");
        shop.renameTo("store");
        Folder successor = r.createProject(Folder.class, "shop");
        addTo(successor, "shop-url", receiver.url("/successor"));
        channels(successor, new WebhookChannel("perf", "shop-url"));
        receiver.answersNow(200);

        OutboxService.get().redeliver(failed.id());

        assertThat(receiver.take().path()).startsWith("/shop/");
    }

    @Test
    void setterRefusesWhatFoldersMayNotHave() {
        K6NotifyFolderProperty property = new K6NotifyFolderProperty();
        assertThatThrownBy(() -> property.setChannels(List.of(Events.webhook("perf", "shop-url"))))
                .hasMessageContaining("channels of folders cannot allow http");
        assertThatThrownBy(() -> property.setChannels(List.of(new TeamChatChannel("chat", "shop-url"))))
                .hasMessageContaining("for the system configuration only");
        assertThatThrownBy(() ->
                        property.setChannels(List.of(new WebhookChannel("perf", "a"), new WebhookChannel("Perf", "b"))))
                .hasMessageContaining("More than one channel has the name Perf");
        assertThatThrownBy(() -> property.setChannels(List.of(new WebhookChannel("", "a"))))
                .hasMessageContaining("Enter a name");
    }

    /** Users who may configure a folder can also post its file, which no setter checks. */
    @Test
    void postedFileOpensNothing() throws Exception {
        channels(shop, new WebhookChannel("perf", "shop-url"));
        String kind = TeamChatChannel.class.getName();
        String posted = shop.getConfigFile()
                .asString()
                .replace(
                        "<credentialsId>shop-url</credentialsId>",
                        "<credentialsId>shop-url</credentialsId>" + "<allowHttp>true</allowHttp>")
                .replace(
                        "<channels>",
                        "<channels><null/><" + kind + "><name>chat</name></" + kind + ">" + "<"
                                + WebhookChannel.class.getName() + "/>");
        shop.updateByXml(new StreamSource(new ByteArrayInputStream(posted.getBytes(StandardCharsets.UTF_8))));
        shop = (Folder) Items.load(r.jenkins, shop.getRootDir());

        assertThat(ScopedChannel.in(shop)).extracting(ScopedChannel::name).containsExactly("perf");
        assertThat(shop.getProperties().get(K6NotifyFolderProperty.class).getChannels())
                .hasSize(3);
        K6NotifyConfiguration.get().setAllowedHosts(null);
        assertThat(words(sent(ofShop("shop-url")))).contains("not https");
        assertThat(receiver.count()).isZero();
    }
}
