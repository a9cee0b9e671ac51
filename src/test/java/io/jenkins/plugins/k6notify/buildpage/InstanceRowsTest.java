package io.jenkins.plugins.k6notify.buildpage;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.time.Instant;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the rows of a distributed run on the page of its build. */
@InJenkins
@WithJenkins
class InstanceRowsTest {

    private static final String HOSTILE = "<b id='bold'>eu</b>";

    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
    }

    /** A build with a run of which one instance crossed thresholds. */
    private Run<?, ?> distributed() throws Exception {
        Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
        RunReporter reporter = new RunReporter(build, Runs.distributed());
        reporter.finished(new RunSource("1", "", HOSTILE), Runs.passed());
        reporter.finished(new RunSource("2", "agent-2", "us"), Runs.failed());
        reporter.abandon(Interruption.SYSTEM.outcome(), Instant.now());
        return build;
    }

    @Test
    void eachInstanceHasRow() throws Exception {
        Run<?, ?> build = distributed();
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            HtmlPage page = wc.getPage(build, "k6/");

            assertThat(page.getElementById("bold")).isNull();
            assertThat(page.asNormalizedText())
                    .contains("1 of 2 failed", HOSTILE, "us", "Passed", "Failed", "worst instance")
                    .contains("Exit code", "99");
            assertThat(page.<Object>getByXPath("//details[@data-part='instances']//tbody/tr"))
                    .hasSize(2);
        }
    }

    @Test
    void runOfOneProcessHasNoRows() throws Exception {
        Run<?, ?> build = Runs.build(r.createFreeStyleProject("load"));
        Runs.reporter(build).finished(Runs.SOURCE, Runs.passed());
        try (JenkinsRule.WebClient wc = r.createWebClient()) {
            assertThat(wc.getPage(build, "k6/").asNormalizedText())
                    .contains("Passed")
                    .doesNotContain("Instance", "worst instance");
        }
    }
}
