package io.jenkins.plugins.k6notify.pipeline;

import static io.jenkins.plugins.k6notify.support.jenkins.FakeK6.sh;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Agents;
import io.jenkins.plugins.k6notify.support.jenkins.ContainerStep;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Pipelines;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** Tests steps of other plugins that use consoles and processes in their own ways. */
@InJenkins
@WithJenkins
class RemoteListenerTest {

    @Test
    void reportsRunsOfRemoteConsolesAndProcesses(JenkinsRule r) throws Exception {
        ContainerStep.register();
        Agents.online(r, "load", 2);
        String onAgent = "node('load') { k6Notify(channels: ['perf']) { ";
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            Pipelines pipelines = new Pipelines(r, receiver)
                    .scripted("prints-there", onAgent + "printThere() } }")
                    .scripted("two-at-once", onAgent + "parallel a: { printThere() }, b: { printThere() } } }")
                    .scripted("wrapped", onAgent + "container { " + sh(FakeK6.CROSSES) + " } } }")
                    .scripted(
                            "wrapped-outside",
                            "node('load') { container { k6Notify(channels: ['perf']) { " + sh(FakeK6.CROSSES)
                                    + " } } }")
                    .run();
            pipelines.assertEvents(Map.of(
                    "prints-there", "S 3/0",
                    "two-at-once", "S 3/0, S 3/0",
                    "wrapped", "S 3/1",
                    "wrapped-outside", "S 3/1"));
            assertThat(pipelines.log("wrapped")).contains(ContainerStep.LINE);
        }
    }

    /** Sends its listener to the agent, and prints the output of k6 there. */
    public static final class PrintThereStep extends Step {

        @DataBoundConstructor
        public PrintThereStep() {}

        @Override
        public StepExecution start(StepContext context) {
            String console = Recording.of("v2.2.0/success").file("console.txt").toString();
            return StepExecutions.synchronousNonBlockingVoid(
                    context,
                    c -> c.get(FilePath.class).getChannel().call(new Print(c.get(TaskListener.class), console)));
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {

            @Override
            public String getFunctionName() {
                return "printThere";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(FilePath.class, TaskListener.class);
            }
        }
    }

    private static final class Print extends MasterToSlaveCallable<Void, IOException> {

        private static final long serialVersionUID = 1L;

        private final TaskListener listener;
        private final String console;

        Print(TaskListener listener, String console) {
            this.listener = listener;
            this.console = console;
        }

        @Override
        public Void call() throws IOException {
            OutputStream out = listener.getLogger();
            out.write(Files.readAllBytes(Path.of(console)));
            out.flush();
            return null;
        }
    }
}
