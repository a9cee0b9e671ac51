package io.jenkins.plugins.k6notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.support.InJenkins;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Tests a Jenkins without the Mailer plugin. */
@InJenkins
class WithoutMailerTest {

    /** Leaves out the plugins that depend on it too. */
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(300)
            .omitPlugins("mailer", "workflow-basic-steps", "workflow-aggregator", "pipeline-model-definition");

    @Test
    void emailIsNotOfferedAndItsChannelsAreKept() throws Throwable {
        controller.then(WithoutMailerTest::notOfferedAndKept);
    }

    private static void notOfferedAndKept(JenkinsRule r) throws Throwable {
        assertThat(r.jenkins.getPluginManager().getPlugin("mailer")).isNull();
        K6NotifyConfiguration settings = K6NotifyConfiguration.get();
        assertThat(settings.getChannelsDescriptors())
                .hasAtLeastOneElementOfType(SlackChannel.DescriptorImpl.class)
                .doesNotHaveAnyElementsOfTypes(EmailChannel.DescriptorImpl.class);
        EmailChannel email = new EmailChannel("leads", "perf@example.org");
        settings.setChannels(List.of(email, new SlackChannel("perf", "url")));
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.goTo("manage/configure");
            wc.waitForBackgroundJavaScript(10_000);
            assertThat(page.asNormalizedText()).contains("Mailer");
            HtmlForm form = page.getFormByName("config");
            assertThat(form.getInputsByName("_.recipients"))
                    .singleElement()
                    .matches(field -> field.getValue().equals("perf@example.org"));
            r.submit(form);
        }
        assertThat(settings.getChannels()).hasSize(2);
        assertThat(email.test().text()).contains("Mailer");
        Delivery end = OutboxService.get()
                .submit(email.endpoint(), "key", email.format().message(UUID.randomUUID(), new TestHookEvent()))
                .get(60, TimeUnit.SECONDS);
        assertThat(end.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(end.lastAttempt().orElseThrow().text()).contains("Mailer");
    }
}
