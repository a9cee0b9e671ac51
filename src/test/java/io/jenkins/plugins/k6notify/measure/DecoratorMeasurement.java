package io.jenkins.plugins.k6notify.measure;

import hudson.ExtensionList;
import hudson.console.ConsoleLogFilter;
import io.jenkins.plugins.k6notify.benchmarks.console.BuildLog;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Measures the cost of console decorators with the same build log of 200 MB without k6: this plugin, masking of secrets
 * (credentials-binding), and timestamps (timestamper). The decorators are taken from the blocks of a pipeline.
 */
@WithJenkins
class DecoratorMeasurement {

    private static final String PIPELINE = """
        k6Notify { keepDecorator('k6Notify') }
        withCredentials([string(credentialsId: 'a-secret', variable: 'SECRET')]) { keepDecorator('withCredentials') }
        timestamps { keepDecorator('timestamps') }
        """;

    @Test
    void consoleDecorators(JenkinsRule r) throws Exception {
        Credentials.global("a-secret", "correct-horse-battery-staple");
        List<Decorated> ways = new ArrayList<>();
        ways.add(new Decorated("plain copy", out -> out));
        ways.addAll(ofPipeline(r));

        Figures figures = new Figures(
                "decorators",
                r.jenkins.getVersion().toString(),
                "decorator",
                "written in",
                "to",
                "ns a line",
                "MB in a second of a processor",
                "bytes allocated a line");
        for (BuildLog.Chunks chunks : BuildLog.Chunks.values()) {
            BuildLog log = BuildLog.of(BuildLog.Kind.WITHOUT_K6, chunks);
            for (Sink sink : Sink.values()) {
                for (Decorated.Cost cost : Decorated.compare(ways, log, sink)) {
                    figures.row(cost.name(), chunks, sink, cost.nanosPerLine(), cost.megabytes(), cost.bytesPerLine());
                }
            }
        }
        figures.keep();
    }

    private static List<Decorated> ofPipeline(JenkinsRule r) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(PIPELINE, true));
        r.buildAndAssertSuccess(job);
        KeepDecoratorStep.DescriptorImpl kept = ExtensionList.lookupSingleton(KeepDecoratorStep.DescriptorImpl.class);
        return List.of(
                new Decorated("k6Notify", kept.decorators.get("k6Notify")::decorate),
                new Decorated(
                        "withCredentials",
                        TaskListenerDecorator.fromConsoleLogFilter(kept.filters.get("withCredentials"))::decorate),
                new Decorated("timestamps", kept.decorators.get("timestamps")::decorate));
    }

    /** Stores the decorator that the blocks around it apply to consoles. */
    public static final class KeepDecoratorStep extends Step {

        private final String name;

        @DataBoundConstructor
        public KeepDecoratorStep(String name) {
            this.name = name;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context, name);
        }

        private static final class Execution extends SynchronousStepExecution<Void> {

            private static final long serialVersionUID = 1L;

            private final String name;

            Execution(StepContext context, String name) {
                super(context);
                this.name = name;
            }

            @Override
            protected Void run() throws Exception {
                DescriptorImpl kept = ExtensionList.lookupSingleton(DescriptorImpl.class);
                TaskListenerDecorator decorator = getContext().get(TaskListenerDecorator.class);
                if (decorator != null) {
                    kept.decorators.put(name, decorator);
                }
                ConsoleLogFilter filter = getContext().get(ConsoleLogFilter.class);
                if (filter != null) {
                    kept.filters.put(name, filter);
                }
                return null;
            }
        }

        /** Describes the step, and stores the decorators. */
        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {

            private final Map<String, TaskListenerDecorator> decorators = new ConcurrentHashMap<>();
            private final Map<String, ConsoleLogFilter> filters = new ConcurrentHashMap<>();

            @Override
            public String getFunctionName() {
                return "keepDecorator";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }
}
