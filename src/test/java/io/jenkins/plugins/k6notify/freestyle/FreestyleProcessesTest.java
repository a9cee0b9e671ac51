package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.InstalledK6;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests runs of k6 that the console of a freestyle build does not show. */
@InJenkins
@WithJenkins
class FreestyleProcessesTest {

    private static final String SCRIPTS =
            "#!/bin/sh\ntouch a.js crosses.js; echo 'crosses.js is v2.2.0/thresholds-fail' > plays\n";

    @TempDir
    private Path folder;

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private InstalledK6 k6;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Events.channels(receiver, "alerts");
        k6 = InstalledK6.in(folder);
        EnvironmentVariablesNodeProperty variables = new EnvironmentVariablesNodeProperty();
        EnvVars all = variables.getEnvVars();
        all.putAll(k6.variables());
        r.jenkins.getGlobalNodeProperties().add(variables);
    }

    private FreeStyleProject project(String... scripts) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject();
        for (String script : scripts) {
            project.getBuildersList().add(new Shell(SCRIPTS + script));
        }
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("alerts"));
        project.getPublishersList().add(publisher);
        return project;
    }

    private String events(FreeStyleProject project) throws Exception {
        FreeStyleBuild build = project.scheduleBuild2(0).get();
        assertThat(build.getWorkspace().getParent().list("**/k6-processes-*/**"))
                .isEmpty();
        return Events.sent(receiver, build);
    }

    @Test
    void runsBesideTheConsoleAreReported() throws Exception {
        assertThat(events(project("k6 run a.js > k6.log"))).isEqualTo("S 3/0");
        assertThat(events(project("k6 run crosses.js > k6.log 2>&1 || true"))).isEqualTo("S 3/1");
        assertThat(events(project("k6 run a.js", "k6 run crosses.js > k6.log 2>&1")))
                .isEqualTo("S 3/0 S 3/1");
        assertThat(events(project("k6 run a.js; k6 run crosses.js > k6.log 2>&1 || true; k6 run a.js")))
                .isEqualTo("S 3/0 S 3/0 S 3/1");
        assertThat(events(project("k6 run a.js; k6 run crosses.js || true; k6 version > v.log")))
                .isEqualTo("S 3/0 S 3/1");
        assertThat(events(project("k6 version > v.log"))).isEqualTo("none");
    }

    @Test
    void runsOnAgentAreReported() throws Exception {
        FreeStyleProject project = project("k6 run crosses.js > k6.log 2>&1 || true");
        project.setAssignedNode(Agents.online(r, "load", 1));
        assertThat(events(project)).isEqualTo("S 3/1");
    }

    @Test
    void watchingCanBeTurnedOff() throws Exception {
        FreeStyleProject project = project("k6 run a.js > k6.log; command -v k6");
        project.getPublishersList().get(K6NotifyPublisher.class).setWatchProcesses(false);
        assertThat(events(project)).isEqualTo("none");
        r.assertLogContains(k6.directory() + "/k6", project.getLastBuild());
        K6NotifyConfiguration.get().setWatchProcesses(false);
        project.getPublishersList().get(K6NotifyPublisher.class).setWatchProcesses(true);
        assertThat(events(project)).isEqualTo("none");
        r.assertLogContains(k6.directory() + "/k6", project.getLastBuild());
    }
}
