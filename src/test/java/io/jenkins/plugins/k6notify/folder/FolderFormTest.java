package io.jenkins.plugins.k6notify.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.teamchat.TeamChatChannel;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the form of a folder, and who may use it. */
@InJenkins
@WithJenkins
public class FolderFormTest {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private Folder shop;

    @TestExtension
    public static TeamChatChannel.DescriptorImpl teamChat() {
        return new TeamChatChannel.DescriptorImpl();
    }

    @BeforeEach
    void folders(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
        Credentials.system("system-url", receiver.url("/system"));
        Credentials.global("global-url", receiver.url("/global"));
        shop = folder("shop");
        folder("other");
    }

    private Folder folder(String name) throws Exception {
        Folder folder = r.createProject(Folder.class, name);
        CredentialsProvider.lookupStores(folder)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(),
                        new StringCredentialsImpl(
                                CredentialsScope.GLOBAL,
                                name + "-url",
                                "",
                                Secret.fromString(receiver.url("/" + name + "/SECRETPATH"))));
        return folder;
    }

    private static K6NotifyFolderProperty full() {
        SlackChannel slack = new SlackChannel("perf", "shop-url");
        slack.setMention("<!here>");
        slack.setNotifyOn(List.of("finished.failed"));
        WebhookChannel webhook = new WebhookChannel("nightly", "shop-url");
        webhook.setEnabled(false);
        webhook.setTemplate("{\"text\": \"{{ k6.headline }}\"}");
        K6NotifyFolderProperty property = new K6NotifyFolderProperty();
        property.setChannels(List.of(
                slack,
                webhook,
                new TeamsChannel("team", "shop-url"),
                new SlackAppChannel("app", "shop-url", "#perf"),
                new EmailChannel("mail", "perf@example.org")));
        return property;
    }

    @Test
    void configRoundTrip() throws Exception {
        shop.addProperty(full());

        shop = r.configRoundtrip(shop);

        List<Channel> channels =
                shop.getProperties().get(K6NotifyFolderProperty.class).getChannels();
        assertThat(channels).hasSameSizeAs(full().getChannels());
        for (int i = 0; i < channels.size(); i++) {
            r.assertEqualDataBoundBeans(full().getChannels().get(i), channels.get(i));
            assertThat(channels.get(i).isEnabled())
                    .isEqualTo(full().getChannels().get(i).isEnabled());
        }
    }

    @Test
    void folderWithoutChannelsHasNoProperty() throws Exception {
        shop = r.configRoundtrip(shop);

        assertThat(shop.getProperties().get(K6NotifyFolderProperty.class)).isNull();
        assertThat(shop.getConfigFile().asString()).doesNotContain("k6notify");
    }

    @Test
    void formOffersKindsForFoldersWithoutHttp() throws Exception {
        shop.addProperty(full());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            String form = wc.getPage(shop, "configure").asXml();
            assertThat(form)
                    .contains("descriptorid=\"" + EmailChannel.class.getName())
                    .doesNotContain("descriptorid=\"" + TeamChatChannel.class.getName())
                    .doesNotContain("_.allowHttp");
        }
    }

    @Test
    void invalidChannelIsRefusedByForm() throws Exception {
        shop.addProperty(full());
        try (JenkinsRule.WebClient wc = r.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = wc.<HtmlPage>getPage(shop, "configure").getFormByName("config");
            form.getInputsByName("_.name").get(0).setValue("nightly");
            assertThat(r.submit(form).getWebResponse().getContentAsString())
                    .contains("More than one channel has the name nightly");
        }
        assertThat(shop.getProperties().get(K6NotifyFolderProperty.class).getChannels())
                .extracting(Channel::getName)
                .contains("perf");
    }

    /** What Job DSL and Configuration as Code use; the names are those of the example in docs/jenkins.md. */
    @Test
    void codeRoundTrip() throws Exception {
        K6NotifyFolderProperty property = DescribableModel.of(K6NotifyFolderProperty.class)
                .instantiate(Map.of(
                        "channels",
                        List.of(new UninstantiatedDescribable(
                                "slack",
                                null,
                                Map.of(
                                        "name", "perf",
                                        "credentialsId", "shop-slack-url",
                                        "notifyOn", List.of("finished.failed"))))));

        UninstantiatedDescribable code = UninstantiatedDescribable.from(property);

        assertThat(code.getSymbol()).isEqualTo("k6NotifyChannels");
        assertThat(property.getChannels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.getNotifyOn()).containsExactly("test.finished.failed"));
        assertThat(code.toString()).contains("slack", "perf", "shop-slack-url");
    }

    @Test
    void formOfJobOffersChannelsOfItsFolders() throws Exception {
        shop.addProperty(full());
        K6NotifyConfiguration.get().setChannels(List.of(new SlackChannel("all", "global-url")));
        FreeStyleProject job = shop.createProject(FreeStyleProject.class, "load");
        job.getPublishersList().add(new K6NotifyPublisher());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(job, "configure").asNormalizedText())
                    .contains("perf (folder shop)", "nightly (folder shop) (disabled)", "all");
        }
    }

    private void users() {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "lead", "stranger")
                .grant(Item.CONFIGURE, Item.EXTENDED_READ)
                .onItems(shop)
                .to("lead")
                .grant(Item.CONFIGURE, Item.EXTENDED_READ)
                .onItems(r.jenkins.getItem("other"))
                .to("stranger"));
    }

    private WebResponse post(String user, String at, String method, String parameters) throws Exception {
        try (JenkinsRule.WebClient wc =
                r.createWebClient().withThrowExceptionOnFailingStatusCode(false).login(user)) {
            String id = r.jenkins
                    .getDescriptorByType(WebhookChannel.DescriptorImpl.class)
                    .getId();
            URL url = wc.createCrumbedUrl(at + "descriptorByName/" + id + "/" + method);
            WebRequest request = new WebRequest(url, HttpMethod.POST);
            request.setRequestBody(parameters);
            return wc.getPage(request).getWebResponse();
        }
    }

    private static String fields(String credentialsId) {
        return "fields="
                + URLEncoder.encode(
                        "{\"name\": \"perf\", \"credentialsId\": \"" + credentialsId + "\", \"allowHttp\": true}",
                        StandardCharsets.UTF_8);
    }

    @Test
    void buttonsNeedPermissionToConfigureFolder() throws Exception {
        users();
        for (String user : List.of("reader", "stranger")) {
            for (String method : List.of("testHook", "preview")) {
                assertThat(post(user, "job/shop/", method, fields("shop-url")).getStatusCode())
                        .as(user + " " + method)
                        .isEqualTo(403);
            }
        }
        assertThat(post("lead", "", "testHook", fields("system-url")).getStatusCode())
                .isEqualTo(403);
        assertThat(receiver.count()).isZero();

        assertThat(post("lead", "job/shop/", "testHook", fields("shop-url")).getContentAsString())
                .contains("Delivered");
        assertThat(receiver.take().path()).startsWith("/shop/");
        assertThat(post("lead", "job/shop/", "preview", fields("shop-url")).getContentAsString())
                .contains("test.finished");
    }

    @Test
    void testHookUsesCredentialsAndAddressesOfFolderOnly() throws Exception {
        users();
        for (String id : List.of("system-url", "other-url")) {
            assertThat(post("lead", "job/shop/", "testHook", fields(id)).getContentAsString())
                    .contains("Secret text credential");
        }
        K6NotifyConfiguration.get().setAllowedHosts(null);
        assertThat(post("lead", "job/shop/", "testHook", fields("shop-url")).getContentAsString())
                .contains("not https");
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
        K6NotifyConfiguration.get().setJobCredentials(false);
        assertThat(post("lead", "job/shop/", "testHook", fields("shop-url")).getContentAsString())
                .contains("Jobs may not use");
        assertThat(receiver.count()).isZero();
    }

    @Test
    void dropDownListsCredentialsOfFolderOnly() throws Exception {
        users();
        String parameters = "credentialsId=";
        assertThat(post("lead", "job/shop/", "fillCredentialsIdItems", parameters)
                        .getContentAsString())
                .contains("shop-url", "global-url")
                .doesNotContain("other-url", "system-url");
        for (String user : List.of("reader", "stranger")) {
            assertThat(post(user, "job/shop/", "fillCredentialsIdItems", parameters)
                            .getContentAsString())
                    .doesNotContain("shop-url", "global-url");
        }
    }

    @Test
    void checkOfCredentialReadsNoSecret() throws Exception {
        users();
        String at = "job/shop/";
        assertThat(post("lead", at, "checkCredentialsId", "value=shop-url&allowHttp=false")
                        .getContentAsString())
                .doesNotContain("error");
        assertThat(post("lead", at, "checkCredentialsId", "value=system-url&allowHttp=false")
                        .getContentAsString())
                .contains("does not exist");
        assertThat(post("reader", at, "checkCredentialsId", "value=gone&allowHttp=false")
                        .getContentAsString())
                .isEqualTo("<div/>");
    }

    @Test
    void kindOfAnotherPluginHasNoButtonsInFolder() throws Exception {
        users();
        try (JenkinsRule.WebClient wc =
                r.createWebClient().withThrowExceptionOnFailingStatusCode(false).login("lead")) {
            String id = r.jenkins
                    .getDescriptorByType(TeamChatChannel.DescriptorImpl.class)
                    .getId();
            WebRequest request = new WebRequest(
                    wc.createCrumbedUrl("job/shop/descriptorByName/" + id + "/testHook"), HttpMethod.POST);
            request.setRequestBody(fields("shop-url"));
            assertThat(wc.getPage(request).getWebResponse().getStatusCode()).isEqualTo(403);
        }
        assertThat(receiver.count()).isZero();
    }
}
