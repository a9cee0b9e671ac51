package io.jenkins.plugins.k6notify.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.docs.MarkdownPage.Block;
import io.jenkins.plugins.k6notify.folder.K6NotifyFolderProperty;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.DocumentedPipeline;
import io.jenkins.plugins.k6notify.trend.LastOutcomeColumn;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import javaposse.jobdsl.plugin.GlobalJobDslSecurityConfiguration;
import jenkins.model.GlobalConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests what the scripts of Job DSL in the documentation create, and what such scripts can leave out. */
@InJenkins
@WithJenkins
class JobDslOfDocsTest {

    private JenkinsRule r;

    @BeforeEach
    void allowScripts(JenkinsRule rule) {
        r = rule;
        GlobalConfiguration.all()
                .getInstance(GlobalJobDslSecurityConfiguration.class)
                .setUseScriptSecurity(false);
    }

    private FreeStyleProject seed(String script) throws Exception {
        ExecuteDslScripts step = new ExecuteDslScripts();
        step.setScriptText(script);
        FreeStyleProject seed = r.createFreeStyleProject();
        seed.getBuildersList().add(step);
        return seed;
    }

    private static List<Block> documented() {
        return MarkdownPage.blocks("groovy").stream()
                .filter(block -> block.comment().equals(DocumentedPipeline.OTHER + "a script of Job DSL"))
                .toList();
    }

    private void executeDocumented() throws Exception {
        for (Block block : documented()) {
            r.buildAndAssertSuccess(seed(block.code()));
        }
    }

    private static List<Channel> channels(Folder folder) {
        return folder.getProperties().get(K6NotifyFolderProperty.class).getChannels();
    }

    @Test
    void documentedFolderHasChannel() throws Exception {
        executeDocumented();

        SlackChannel expected = new SlackChannel("perf", "shop-slack-url");
        expected.setNotifyOn(List.of("finished.failed"));
        List<Channel> channels = channels(r.jenkins.getItemByFullName("shop", Folder.class));
        assertThat(channels).hasSize(1);
        r.assertEqualDataBoundBeans(expected, channels.get(0));
    }

    @Test
    void documentedJobHasPublisherWithGates() throws Exception {
        executeDocumented();

        K6QualityGate thresholds = new K6QualityGate();
        thresholds.setCondition("thresholds");
        K6QualityGate limit = new K6QualityGate();
        limit.setMetric("p(95)");
        limit.setLimit(800d);
        limit.setCriticality("FAILURE");
        K6NotifyPublisher expected = new K6NotifyPublisher();
        expected.setChannels(List.of("perf"));
        expected.setNotifyOn(List.of("finished"));
        expected.setQualityGates(List.of(thresholds, limit));
        FreeStyleProject job = r.jenkins.getItemByFullName("checkout", FreeStyleProject.class);
        r.assertEqualDataBoundBeans(expected, job.getPublishersList().get(K6NotifyPublisher.class));
        assertThat(job.getBuildersList().get(Shell.class).getCommand()).isEqualTo("k6 run checkout.js");
    }

    @Test
    void limitThatIsNoDoubleIsRefused() throws Exception {
        String script = documented().stream()
                .map(Block::code)
                .filter(code -> code.contains("limit(800d)"))
                .findFirst()
                .orElseThrow();

        FreeStyleProject seed = seed(script.replace("800d", "800"));
        r.assertLogContains(".limit()", r.buildAndAssertStatus(Result.FAILURE, seed));
    }

    @Test
    void channelOfEachKindNeedsOnlyItsRequiredFields() throws Exception {
        r.buildAndAssertSuccess(seed("""
                folder('shop') {
                    properties {
                        k6NotifyChannels {
                            channels {
                                slack { name('a'); credentialsId('url') }
                                slackApp { name('b'); credentialsId('token'); channel('#perf') }
                                teams { name('c'); credentialsId('url') }
                                email { name('d'); recipients('perf@example.org') }
                                webhook { name('e'); credentialsId('url') }
                            }
                        }
                    }
                }
                """));

        List<Channel> expected = List.of(
                new SlackChannel("a", "url"),
                new SlackAppChannel("b", "token", "#perf"),
                new TeamsChannel("c", "url"),
                new EmailChannel("d", "perf@example.org"),
                new WebhookChannel("e", "url"));
        List<Channel> channels = channels(r.jenkins.getItemByFullName("shop", Folder.class));
        assertThat(channels).hasSameSizeAs(expected);
        for (int i = 0; i < channels.size(); i++) {
            r.assertEqualDataBoundBeans(expected.get(i), channels.get(i));
        }
    }

    @Test
    void invalidChannelFailsSeedJobWithReason() throws Exception {
        FreeStyleProject seed = seed("folder('shop') { properties { k6NotifyChannels { channels {"
                + " slack { name('perf'); credentialsId('url'); notifyOn(['failled']) } } } } }");

        r.assertLogContains("did you mean 'failed'?", r.buildAndAssertStatus(Result.FAILURE, seed));
        assertThat(r.jenkins.getItem("shop")).isNull();
    }

    @Test
    void listViewHasColumn() throws Exception {
        r.buildAndAssertSuccess(seed("listView('load tests') { columns { k6LastOutcome() } }"));

        ListView view = (ListView) r.jenkins.getView("load tests");
        assertThat(view.getColumns()).singleElement().isInstanceOf(LastOutcomeColumn.class);
    }
}
