package io.jenkins.plugins.k6notify.folder;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.config.ScopedChannel;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Tests a Jenkins without the Folders plugin. */
@InJenkins
class WithoutFoldersTest {

    /** Leaves out the plugins that depend on it too. */
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(300)
            .omitPlugins(
                    "cloudbees-folder",
                    "branch-api",
                    "job-dsl",
                    "pipeline-groovy-lib",
                    "pipeline-model-definition",
                    "workflow-aggregator",
                    "workflow-multibranch");

    @Test
    void jobsHaveChannelsOfTheSystemConfiguration() throws Throwable {
        String script = "node { k6Notify(channels: ['perf'], testName: 'checkout') { " + sh(PASSES) + " } }";
        controller.then(r -> {
            runsAreReported(r, script);
        });
    }

    private static void runsAreReported(JenkinsRule r, String script) throws Throwable {
        assertThat(r.jenkins.getPluginManager().getPlugin("cloudbees-folder")).isNull();
        SlackChannel disabled = new SlackChannel("perf", "url");
        disabled.setEnabled(false);
        K6NotifyConfiguration.get().setChannels(List.of(disabled));
        WorkflowJob job = r.createProject(WorkflowJob.class, "load");
        job.setDefinition(new CpsFlowDefinition(script, true));
        assertThat(Events.runs(r.buildAndAssertSuccess(job))).hasSize(1);
        assertThat(ScopedChannel.visibleTo(job)).extracting(ScopedChannel::name).containsExactly("perf");
    }
}
