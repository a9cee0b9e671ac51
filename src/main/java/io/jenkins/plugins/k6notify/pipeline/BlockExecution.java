package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.pipeline.step.ActiveBlockMarker;
import io.jenkins.plugins.k6notify.pipeline.step.StepSummary;
import io.jenkins.plugins.k6notify.report.RunReporter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Execution of {@code k6Notify} with a block. */
final class BlockExecution extends NotifyExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(BlockExecution.class.getName());

    private final K6NotifyStep step;

    /** Null outside of a workspace. */
    @CheckForNull
    private String directory;

    private boolean watchesProcesses;
    private boolean bodyOver;

    @CheckForNull
    private Throwable failure;

    private transient RunReporter reporter;
    private transient BlockMonitor monitor;
    private transient Executor queue;

    /** Whether the steps are followed, so that the end of the body may be reported. Guarded by this, like that end. */
    @SuppressFBWarnings(
            value = "SE_TRANSIENT_FIELD_NOT_RESTORED",
            justification = "after a restart the steps are not followed until onResume is called")
    private transient boolean following;

    BlockExecution(K6NotifyStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    K6NotifyStep step() {
        return step;
    }

    @Override
    public boolean start() throws Exception {
        StepContext context = getContext();
        FilePath current = context.get(FilePath.class);
        directory = current == null ? null : current.getRemote();
        watchesProcesses =
                step.isWatchProcesses() && K6NotifyConfiguration.get().isWatchProcesses();
        open();
        printProblems(reporter);
        monitor.begin();
        follow();
        context.newBodyInvoker()
                .withContext(TaskListenerDecorator.merge(
                        context.get(TaskListenerDecorator.class), new K6DetectorDecorator(id())))
                .withContext(new ActiveBlockMarker(watchesProcesses))
                .withCallback(new Callback(this))
                .start();
        return false;
    }

    @Override
    public void onResume() {
        try {
            open();
            monitor.resume();
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The body continues; its end is reported with the information available then.
            LOGGER.log(Level.WARNING, "Failed to resume following the steps of a block after a restart", e);
        }
        follow();
    }

    @Override
    public synchronized String getStatus() {
        return bodyOver ? "reporting k6 runs" : "watching for k6 runs";
    }

    private void open() throws IOException, InterruptedException {
        StepContext context = getContext();
        Run<?, ?> build = build();
        FlowNode block = Objects.requireNonNull(context.get(FlowNode.class), "node");
        FlowExecution execution = block.getExecution();
        reporter = new RunReporter(build, subscription(id()), context.get(TaskListener.class));
        queue = queue();
        queue.execute(reporter::expect);
        StepSummary summary = new StepSummary(build, id(), step.getSummaryFile(), directory);
        Run<?, ?> watched = watchesProcesses ? build : null;
        monitor = new BlockMonitor(execution, block.getId(), reporter, summary, queue, watched);
        ActiveBlocks.get().opened(id(), build, monitor);
    }

    /**
     * Follows the steps. Ends the block if its body has already ended, as a resumed body may end first after a restart.
     */
    private void follow() {
        Throwable failed;
        synchronized (this) {
            following = true;
            if (!bodyOver) {
                return;
            }
            failed = failure;
        }
        finish(failed);
    }

    /** @param failed failure of the body; null if it succeeded */
    void bodyEnded(@CheckForNull Throwable failed) {
        synchronized (this) {
            failure = failed;
            bodyOver = true;
            if (!following) {
                return;
            }
        }
        finish(failed);
    }

    /**
     * Ends the block; without k6 on the thread of the pipeline, as other blocks do: Jenkins ends a build that may not
     * resume while it stops, and would lose any later event, including the end of the build.
     */
    private void finish(@CheckForNull Throwable failed) {
        if (monitor == null) {
            end(failed, List.of());
            return;
        }
        boolean withoutK6 = monitor.isWithoutK6(Jenkins.get().isTerminating()) && !step.isRunExpected();
        monitor.end(failed);
        ActiveBlocks.get().closed(id());
        if (withoutK6) {
            end(failed, List.of());
        } else {
            queue.execute(guarded(() -> complete(queue, failed, reporter), failed));
        }
    }

    /** Not a {@code TailCall}, as the value of the block is the list of runs, which may still have to be read. */
    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final BlockExecution execution;

        Callback(BlockExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            execution.bodyEnded(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            execution.bodyEnded(t);
        }
    }
}
