package io.jenkins.plugins.k6notify.support.jenkins;

import hudson.ExtensionList;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.Proc;
import hudson.model.Descriptor;
import hudson.model.Node;
import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@code container}: starts processes through a decorated launcher, which prints a line for each. */
public final class ContainerStep extends Step {

    /** The line. */
    public static final String LINE = "in a container";

    @DataBoundConstructor
    public ContainerStep() {}

    /** Makes the step known to a Jenkins. */
    public static void register() {
        DescriptorImpl descriptor = new DescriptorImpl();
        ExtensionList.lookup(Descriptor.class).add(descriptor);
        ExtensionList.lookup(StepDescriptor.class).add(descriptor);
    }

    @Override
    public StepExecution start(StepContext context) {
        return StepExecutions.block(
                context,
                (c, invoker) -> invoker.withContext(
                        BodyInvoker.mergeLauncherDecorators(c.get(LauncherDecorator.class), new Decorator())));
    }

    private static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "container";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Launcher.class);
        }
    }

    private static final class Decorator extends LauncherDecorator implements Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public Launcher decorate(Launcher launcher, Node node) {
            return new Launcher.DecoratedLauncher(launcher) {
                @Override
                public Proc launch(ProcStarter starter) throws IOException {
                    getListener().getLogger().println(LINE);
                    return super.launch(starter);
                }
            };
        }
    }
}
