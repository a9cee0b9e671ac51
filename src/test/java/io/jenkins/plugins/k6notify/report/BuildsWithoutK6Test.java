package io.jenkins.plugins.k6notify.report;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.PASSES;
import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that builds which fail before k6, or never call it, send nothing, whatever their exit codes. */
@InJenkins
@WithJenkins
class BuildsWithoutK6Test {

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void jenkins(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
    }

    @Test
    void failingPipelinesSendNothing() throws Exception {
        Pipelines pipelines = new Pipelines(r, receiver);
        Map<String, String> wanted = new LinkedHashMap<>();
        // 101 is also the code of a Rust panic, 100 that of apt-get, 137 that of a process killed for its memory.
        for (int exitCode : List.of(1, 2, 97, 99, 100, 101, 105, 107, 110, 124, 127, 137, 255)) {
            pipelines.watched("exit-" + exitCode, "sh 'exit " + exitCode + "'");
            wanted.put("exit-" + exitCode, "none");
        }
        pipelines.scripted("compile-error", """
                pipeline {
                  agent any
                  options { k6Notify(channels: ['perf']) }
                  stages {
                    stage('Compile') { steps { sh 'echo "Foo.java:3: error: cannot find symbol"; exit 1' } }
                    stage('Load test') { steps { K6 } }
                  }
                }""".replace("K6", sh(PASSES)));
        wanted.put("compile-error", "none");
        pipelines.run();

        pipelines.assertEvents(wanted);
        wanted.keySet()
                .forEach(name -> assertThat(pipelines.result(name)).as(name).isEqualTo(Result.FAILURE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 97, 100, 101, 107, 137})
    void failingFreestyleBuildsSendNothing(int exitCode) throws Exception {
        Perf.channel(receiver);
        FreeStyleProject project = r.createFreeStyleProject("free");
        project.getBuildersList().add(new Shell("exit " + exitCode));
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf"));
        project.getPublishersList().add(publisher);

        FreeStyleBuild build = r.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));

        assertThat(Events.sent(receiver, build)).isEqualTo("none");
        assertThat(Events.runs(build)).isEmpty();
    }
}
