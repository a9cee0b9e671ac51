package io.jenkins.plugins.k6notify.check;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Tests a Jenkins without the plugin Checks API. */
@InJenkins
class WithoutChecksTest {

    /** Leaves out the plugins that depend on it too. */
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(300)
            .omitPlugins("checks-api", "junit", "matrix-project", "build-timeout", "naginator", "warnings-ng");

    @Test
    void runsAreReportedWithoutChecks() throws Throwable {
        String script = "node { k6Notify(testName: 'checkout') { " + sh(PASSES) + " } }";
        controller.then(r -> {
            runsAreReported(r, script);
        });
    }

    private static void runsAreReported(JenkinsRule r, String script) throws Throwable {
        assertThat(r.jenkins.getPluginManager().getPlugin("checks-api")).isNull();
        WorkflowJob job = r.createProject(WorkflowJob.class, "load");
        job.setDefinition(new CpsFlowDefinition(script, true));
        assertThat(Events.runs(r.buildAndAssertSuccess(job)))
                .singleElement()
                .matches(record -> record.check().equals("k6 / checkout"));
    }
}
