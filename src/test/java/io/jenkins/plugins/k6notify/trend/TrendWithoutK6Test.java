package io.jenkins.plugins.k6notify.trend;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.RunMap;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that the trend loads no build of jobs that never ran k6. */
@InJenkins
@WithJenkins
class TrendWithoutK6Test {

    private FreeStyleProject project;

    @BeforeEach
    void builds(JenkinsRule r) throws Exception {
        project = r.createFreeStyleProject("build");
        for (int i = 0; i < 30; i++) {
            Runs.build(project);
        }
        builds().purgeCache();
    }

    private RunMap<?> builds() {
        return project.getLazyBuildMixIn().getRunMap();
    }

    @Test
    void sidePanelLoadsNoBuild() {
        K6TrendAction trend = project.getAction(K6TrendAction.class);
        assertThat(trend.getIconFileName()).isNull();
        assertThat(builds().getLoadedBuilds()).isEmpty();
    }

    @Test
    void jobPageLoadsNoBuild() {
        K6TrendAction trend = project.getAction(K6TrendAction.class);
        assertThat(trend.lastOutcome()).isNull();
        assertThat(trend.trends().isEmpty()).isTrue();
        assertThat(builds().getLoadedBuilds()).isEmpty();
    }

    @Test
    void columnLoadsNoBuild() {
        assertThat(new LastOutcomeColumn().outcomeOf(project)).isNull();
        assertThat(builds().getLoadedBuilds()).isEmpty();
    }
}
