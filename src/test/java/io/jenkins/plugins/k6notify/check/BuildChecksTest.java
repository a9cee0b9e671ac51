package io.jenkins.plugins.k6notify.check;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.util.CapturingChecksPublisher;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests checks of builds with a publisher that captures them. */
@InJenkins
@WithJenkins
public class BuildChecksTest {

    @TestExtension
    public static final CapturingChecksPublisher.Factory PUBLISHER = new CapturingChecksPublisher.Factory();

    private JenkinsRule r;

    @BeforeEach
    void keep(JenkinsRule rule) {
        r = rule;
        PUBLISHER.getPublishedChecks().clear();
    }

    private WorkflowRun build(String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, "load");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return r.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    /** The published checks of a name, in order; the last one is completed. */
    private static List<ChecksDetails> completed(String name) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> published(name).stream().anyMatch(check -> check.getStatus() == ChecksStatus.COMPLETED));
        return published(name);
    }

    private static List<ChecksDetails> published(String name) {
        return List.copyOf(PUBLISHER.getPublishedChecks()).stream()
                .filter(check -> check.getName().orElseThrow().equals(name))
                .toList();
    }

    private static ChecksDetails last(List<ChecksDetails> checks) {
        return checks.get(checks.size() - 1);
    }

    private static ChecksDetails last(String name) {
        return last(completed(name));
    }

    @Test
    void failedRunOfPipelineHasFailedCheck() throws Exception {
        Run<?, ?> build = build("node { k6Notify(testName: 'checkout') { " + sh(CROSSES) + " } }");

        List<ChecksDetails> checks = completed("k6 / checkout");

        assertThat(checks)
                .extracting(ChecksDetails::getStatus)
                .startsWith(ChecksStatus.IN_PROGRESS)
                .endsWith(ChecksStatus.COMPLETED);
        ChecksDetails end = last(checks);
        assertThat(end.getConclusion()).isEqualTo(ChecksConclusion.FAILURE);
        assertThat(end.getDetailsURL().orElseThrow()).startsWith(r.getURL() + build.getUrl() + "k6/#k6-run-");
        assertThat(end.getStartedAt()).isPresent();
        assertThat(end.getCompletedAt()).isPresent();
        ChecksOutput output = end.getOutput().orElseThrow();
        assertThat(output.getTitle().orElseThrow()).startsWith("Failed: Thresholds crossed: ");
        assertThat(output.getSummary().orElseThrow()).contains("| p(95) |");
        assertThat(output.getText().orElseThrow()).contains("| ❌ | `http_req_duration");
    }

    @Test
    void passedRunOfFreestyleJobHasSuccessfulCheck() throws Exception {
        FreeStyleProject project = r.createFreeStyleProject("load");
        project.getBuildersList().add(new Shell("set +x; " + PASSES));
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setTestName("checkout");
        project.getPublishersList().add(publisher);
        r.buildAndAssertSuccess(project);

        assertThat(last("k6 / checkout").getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
    }

    @Test
    void surroundingNameIsHonouredAndOwnNameComesFirst() throws Exception {
        build("node { withChecks('Load tests') {\n"
                + "k6Notify { " + sh(PASSES) + " }\n"
                + "k6Notify(checksName: 'Smoke') { " + sh(PASSES) + " }\n"
                + "k6NotifyRun(testName: 'remote', exitCode: 0)\n"
                + "} }");

        assertThat(last("Load tests").getOutput().orElseThrow().getTitle()).contains("2 passed");
        assertThat(last("Smoke").getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
        assertThat(PUBLISHER.getPublishedChecks())
                .extracting(check -> check.getName().orElseThrow())
                .containsOnly("Load tests", "Smoke");
    }

    /** The second run of a name must not hide that the first one failed. */
    @Test
    void runsOfOneNameShareCheckWithWorstConclusion() throws Exception {
        build("node { k6Notify(testName: 'checkout') { catchError { " + sh(CROSSES) + " } }\n"
                + "k6Notify(testName: 'checkout') { " + sh(PASSES) + " } }");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                last("k6 / checkout").getOutput().orElseThrow().getTitle())
                        .contains("1 failed, 1 passed"));
        assertThat(last("k6 / checkout").getConclusion()).isEqualTo(ChecksConclusion.FAILURE);
    }

    @Test
    void runOfNestedBlocksCountsOnce() throws Exception {
        build("node { k6Notify { k6Notify(testName: 'checkout', checksName: 'Load') { " + sh(PASSES) + " } } }");

        assertThat(last("Load").getOutput().orElseThrow().getTitle().orElseThrow())
                .startsWith("Passed");
    }

    @Test
    void skippedChecksAreNotPublished() throws Exception {
        build("node { k6Notify(testName: 'quiet', skipPublishingChecks: true) { " + sh(PASSES) + " }\n"
                + "k6Notify(testName: 'checkout') { " + sh(PASSES) + " } }");

        assertThat(last("k6 / checkout").getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
        assertThat(published("k6 / quiet")).isEmpty();
    }

    @Test
    void runLeftInCloudEndsNeutralWithBuild() throws Exception {
        build("node { k6Notify(testName: 'checkout') { " + sh(FakeK6.run("v2.2.0/cloud-mock-exit-on-running"))
                + " } }");

        assertThat(last("k6 / checkout").getConclusion()).isEqualTo(ChecksConclusion.NEUTRAL);
    }
}
