package io.jenkins.plugins.k6notify.pipeline.step;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.CROSSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that k6 is not asked for a summary file that cannot be written, because it would log an error. */
@InJenkins
@WithJenkins
class SummaryPlaceTest {

    private static final String SAY = "echo \"is [$K6_SUMMARY_EXPORT]\"; ";

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
    }

    /** Puts a file in place of the directory, because root may write everywhere. */
    private static void block(FilePath workspace) throws Exception {
        workspace.sibling(workspace.getName() + "@tmp").child("k6-summaries").write("", "UTF-8");
    }

    @Test
    void pipelineHasNoVariableWhenDirectoryCannotBeCreated() throws Exception {
        Pipelines pipelines = new Pipelines(r, receiver)
                .watched("writable", sh(SAY + "ls -ld \"$(dirname \"$K6_SUMMARY_EXPORT\")\""))
                .watched("blocked", sh(SAY + CROSSES + " || true"));
        block(r.jenkins.getWorkspaceFor(pipelines.job("blocked")));
        pipelines.run();
        assertThat(pipelines.log("writable")).contains("@tmp/k6-summaries/k6-summary-", "drwx-wx-wx");
        assertThat(pipelines.log("blocked")).contains("is []");
        assertThat(pipelines.events("blocked")).isEqualTo("S 3/1");
    }

    @Test
    void freestyleBuildHasNoVariableWhenDirectoryCannotBeCreated() throws Exception {
        Perf.channel(receiver);
        FreeStyleProject project = r.createFreeStyleProject("blocked");
        project.getBuildersList().add(new Shell(SAY));
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf"));
        project.getPublishersList().add(publisher);
        r.assertLogContains("@tmp/k6-summaries/k6-notify-", r.buildAndAssertSuccess(project));
        FilePath workspace = r.jenkins.getWorkspaceFor(project);
        workspace.sibling(workspace.getName() + "@tmp").deleteRecursive();
        block(workspace);
        r.assertLogContains("is []", r.buildAndAssertSuccess(project));
    }
}
