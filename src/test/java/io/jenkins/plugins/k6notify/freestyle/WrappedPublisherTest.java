package io.jenkins.plugins.k6notify.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Recorder;
import hudson.tasks.Shell;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Perf;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the post-build action within another one, as with Flexible Publish: it cannot work there, and reports it. */
@InJenkins
@WithJenkins
class WrappedPublisherTest {

    private static final String WORDS = "Make \"k6 notifications\" a post-build action of the job itself.";

    /** Calls another action that is not part of the project. */
    public static final class Wrapper extends Recorder {

        private final transient K6NotifyPublisher inner;

        Wrapper(K6NotifyPublisher inner) {
            this.inner = inner;
        }

        @Override
        public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
            return inner.prebuild(build, listener);
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return inner.perform(build, launcher, listener);
        }

        @Override
        public BuildStepMonitor getRequiredMonitorService() {
            return BuildStepMonitor.NONE;
        }

        /** Describes the action to Jenkins. */
        @TestExtension
        public static final class DescriptorImpl extends hudson.tasks.BuildStepDescriptor<hudson.tasks.Publisher> {

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends hudson.model.AbstractProject> jobType) {
                return true;
            }
        }
    }

    private static K6NotifyPublisher publisher(String... channels) {
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of(channels));
        return publisher;
    }

    private static FreeStyleProject project(JenkinsRule r) throws IOException {
        FreeStyleProject project = r.createFreeStyleProject();
        project.getBuildersList().add(new Shell(Perf.script(Recording.of("v2.2.0/success"))));
        return project;
    }

    @Test
    void reportsThatWrappedPublisherCannotWork(JenkinsRule r) throws Exception {
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Events.channels(receiver, "alerts", "perf");
            FreeStyleProject wrapped = project(r);
            wrapped.getPublishersList().add(new Wrapper(publisher("alerts")));
            FreeStyleProject own = project(r);
            own.getPublishersList().add(publisher("alerts"));
            FreeStyleProject both = project(r);
            both.getPublishersList().add(publisher("alerts"));
            both.getPublishersList().add(new Wrapper(publisher("perf")));

            FreeStyleBuild silent = r.buildAndAssertSuccess(wrapped);
            FreeStyleBuild reported = r.buildAndAssertSuccess(own);
            FreeStyleBuild half = r.buildAndAssertSuccess(both);

            assertThat(lines(silent)).hasSize(1);
            assertThat(lines(reported)).isEmpty();
            assertThat(lines(half))
                    .as("its channels receive nothing, though the project is watched")
                    .hasSize(1);
            assertThat(Events.runs(silent)).isEmpty();
            assertThat(Events.runs(reported)).hasSize(1);
            assertThat(Events.runs(half)).hasSize(1);
        }
    }

    private static List<String> lines(FreeStyleBuild build) throws IOException {
        return JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.startsWith("[k6-notify]") && line.endsWith(WORDS))
                .toList();
    }
}
