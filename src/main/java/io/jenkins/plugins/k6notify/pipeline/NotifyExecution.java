package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.check.ChecksApi;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.gate.GateResult;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.report.BuildConsole;
import io.jenkins.plugins.k6notify.report.ReportQueues;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Common execution of both steps: reports the end in the queue of the build, applies the quality gates and optionally
 * waits for deliveries. After
 * a restart the execution repeats this, and the reporter ignores events it already knows.
 */
abstract class NotifyExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(NotifyExecution.class.getName());

    /** Unguessable, as agents send it in their calls. */
    private final String id = UUID.randomUUID().toString();

    /** Whether the lines about quality gates are in the console, which a restart must not repeat. */
    private boolean judged;

    NotifyExecution(StepContext context) {
        super(context);
    }

    abstract NotifyingStep step();

    final String id() {
        return id;
    }

    /** Returns the subscription of the step, for its whole execution. */
    final Subscription subscription(String subscription) throws IOException, InterruptedException {
        // The context of a step survives a restart: nothing of it is kept here.
        return step().subscription(subscription, ChecksApi.nameAround(getContext()));
    }

    final Executor queue() throws IOException, InterruptedException {
        return ReportQueues.get().of(build());
    }

    final Run<?, ?> build() throws IOException, InterruptedException {
        return Objects.requireNonNull(getContext().get(Run.class), "build");
    }

    /** Prints problems for the author of the job to the console, one line each. */
    final void printProblems(RunReporter reporter) throws IOException, InterruptedException {
        TaskListener listener = getContext().get(TaskListener.class);
        if (listener != null) {
            reporter.problems().forEach(problem -> BuildConsole.print(listener, problem));
        }
    }

    /**
     * Completes the step with its runs, after all deliveries have finished if the step waits for them. Call it in the
     * queue only.
     *
     * @param queue the queue
     * @param failure failure of the body; null for success
     * @param reporter reporter of the runs of this step
     */
    final void complete(Executor queue, @CheckForNull Throwable failure, RunReporter reporter) {
        judge(judgedRuns(reporter));
        if (failure == null && step().isFailOnDeliveryError()) {
            reporter.whenDelivered()
                    .thenAcceptAsync(
                            runs -> guarded(() -> end(deliveryFailure(runs, reporter), runs), null)
                                    .run(),
                            queue);
        } else {
            end(failure, reporter.runs());
        }
    }

    /** Returns the runs whose quality gates give the build its result when the step ends. */
    List<RunRecord> judgedRuns(RunReporter reporter) {
        return reporter.runs();
    }

    /**
     * Makes the result of the build and of the node of the step worse if quality gates are violated, as the step
     * {@code unstable} does. The body and its failure stay as they are.
     */
    private void judge(List<RunRecord> runs) {
        if (step().getQualityGates().isEmpty()) {
            return;
        }
        try {
            GateResult gates = GateResult.of(runs);
            TaskListener console = getContext().get(TaskListener.class);
            if (!judged && console != null) {
                judged = true;
                getContext().saveState();
                gates.print(console);
            }
            Result result = gates.result().orElse(null);
            FlowNode node = getContext().get(FlowNode.class);
            if (result != null && node != null) {
                node.addOrReplaceAction(new WarningAction(result).withMessage(gates.reason()));
                build().setResult(result);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "Failed to set the result of quality gates", e);
        }
    }

    /** Returns a task that completes the step even if it throws, so that the pipeline continues. */
    final Runnable guarded(Runnable task, @CheckForNull Throwable failure) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.WARNING, "Failed to report k6 runs", e);
                end(failure, List.of());
            }
        };
    }

    /** Ends the step with the failure or, if there is none, with the runs as its value. */
    final void end(@CheckForNull Throwable failure, List<RunRecord> runs) {
        if (failure == null) {
            getContext().onSuccess(RunValues.of(runs));
        } else {
            getContext().onFailure(failure);
        }
    }

    /** Cancels waiting for deliveries. Only called while the step has no running body. */
    @Override
    public void stop(@NonNull Throwable cause) {
        getContext().onFailure(cause);
    }

    /** Describes failed deliveries, and problems such as missing or disabled channels; null if there are none. */
    @CheckForNull
    private static AbortException deliveryFailure(List<RunRecord> runs, RunReporter reporter) {
        Stream<String> failed = runs.stream()
                .flatMap(run -> run.deliveries().stream())
                .filter(delivery -> delivery.state() != Delivery.State.DELIVERED)
                .map(NotifyExecution::describe);
        Stream<String> problems = runs.isEmpty() ? Stream.empty() : reporter.problems().stream();
        String undelivered = Stream.concat(failed, problems).distinct().collect(Collectors.joining("; "));
        return undelivered.isEmpty() ? null : new AbortException(Messages.NotifyExecution_Undelivered(undelivered));
    }

    private static String describe(DeliveryRecord delivery) {
        List<DeliveryRecord.AttemptRecord> attempts = delivery.attempts();
        String last = attempts.isEmpty()
                ? delivery.state().name()
                : attempts.get(attempts.size() - 1).text();
        return delivery.channel() + ": " + last;
    }
}
