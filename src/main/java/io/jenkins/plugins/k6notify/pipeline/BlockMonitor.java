package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.report.RunReporter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.AtomNode;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * Follows the steps of one block: when called, and when a step ends, it reads their logs. The runs of k6 are thereby known by
 * step, each with how that step ended, whether it ran alone or in a parallel branch, wrote its log on the controller or on an
 * agent, and over restarts.
 *
 * <p>Methods return at once; the work is done in the queue of the build.
 */
final class BlockMonitor implements GraphListener.Synchronous {

    private static final Logger LOGGER = Logger.getLogger(BlockMonitor.class.getName());

    /** A console that shows something new all the time is not read more often. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What is written on an agent is sent after 10 s at the latest (workflow-api {@code DelayBufferedOutputStream}). */
    private static final long UNDER_WAY_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final FlowExecution execution;
    private final String block;
    private final RunReporter reporter;
    private final StepSummary summary;
    private final Executor queue;

    private final Map<String, Followed> active = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private volatile boolean consoleElsewhere;

    /** Whether a log has to be read although nobody has called. */
    private volatile boolean logsMatter;

    private volatile long lastLook = System.nanoTime() - PAUSE_NANOS;
    private volatile long underWayUntil = System.nanoTime();

    /**
     * A step that is under way.
     *
     * @param callsBefore how many calls there were when it began
     * @param always whether its log is read in any case
     */
    private record Followed(StepLog log, long callsBefore, boolean always) {}

    /**
     * @param block id of the node with which the block begins
     * @param queue one thing after the other
     */
    BlockMonitor(FlowExecution execution, String block, RunReporter reporter, StepSummary summary, Executor queue) {
        this.execution = execution;
        this.block = block;
        this.reporter = reporter;
        this.summary = summary;
        this.queue = queue;
    }

    void begin() {
        execution.addListener(this);
    }

    /** Goes on after a restart, during which steps may have written, or ended. */
    void resume() {
        logsMatter = true;
        begin();
        execution.getCurrentHeads().stream().filter(this::isInside).forEach(step -> follow(step, true));
        // A step may have ended before it was followed, and the head that says so is not announced again.
        Set<String> heads =
                execution.getCurrentHeads().stream().map(FlowNode::getId).collect(Collectors.toSet());
        active.keySet().stream().filter(step -> !heads.contains(step)).forEach(this::ended);
        queue.execute(() -> {
            active.values().forEach(followed -> followed.log().read());
            for (RunRecord record : reporter.runs()) {
                if (record.isAwaited() && !active.containsKey(record.source().id())) {
                    overWhileAway(record.source().id());
                }
            }
        });
    }

    /**
     * The body is over.
     *
     * @param failure null if it succeeded
     */
    void end(@CheckForNull Throwable failure) {
        Interruption known =
                failure == null ? null : StepEnding.of(failure, execution).interruption();
        Interruption interruption = Objects.requireNonNullElse(known, Interruption.SYSTEM);
        execution.removeListener(this);
        queue.execute(() -> {
            active.values().forEach(this::over);
            active.clear();
            reporter.abandon(interruption.outcome(), Instant.now());
        });
    }

    /** Whether nothing is known of any run of k6, and nothing has to be read to say so. Does not block. */
    boolean isWithoutK6() {
        return calls.get() == 0
                && !consoleElsewhere
                && !logsMatter
                && active.values().stream()
                        .noneMatch(one -> hasFailedExit(one.log().step()));
    }

    /** Something of k6 is to be seen in one of the steps. */
    void look() {
        calls.incrementAndGet();
        scheduleLook();
    }

    /** The same from an agent: what is to be seen there may still be under way. */
    void lookOut() {
        underWayUntil = System.nanoTime() + UNDER_WAY_NANOS;
        look();
    }

    private void scheduleLook() {
        if (lookIsDue.compareAndSet(false, true)) {
            long wait = Math.max(0, lastLook + PAUSE_NANOS - System.nanoTime());
            Timer.get().schedule(() -> queue.execute(this::lookNow), wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Calls may come late from now on, or not at all. */
    void consoleLeaves() {
        consoleElsewhere = true;
    }

    /**
     * Whatever comes after a step has it as a parent. Asking the steps themselves whether they are active would look through
     * all branches for each of them, on the thread of the pipeline.
     */
    @Override
    public void onNewHead(FlowNode node) {
        node.getParents().forEach(parent -> ended(parent.getId()));
        if (node instanceof FlowEndNode) {
            // The build was ended by force, and no body will say that it is over.
            ErrorAction error = node.getError();
            end(error == null ? null : error.getError());
        } else if (node instanceof AtomNode && isInside(node)) {
            follow(node, false);
        }
    }

    /** Does nothing for a node that is not followed. */
    private void ended(String step) {
        Followed followed = active.remove(step);
        if (followed != null) {
            if (hasFailedExit(followed.log().step())) {
                logsMatter = true;
            }
            queue.execute(() -> over(followed));
        }
    }

    private static boolean hasFailedExit(FlowNode step) {
        ErrorAction error = step.getError();
        return error != null && StepEnding.of(error.getError()).isFailedExit();
    }

    private void follow(FlowNode step, boolean always) {
        active.put(step.getId(), new Followed(new StepLog(step, reporter), calls.get(), always));
    }

    private boolean isInside(FlowNode node) {
        return node.getAllEnclosingIds().contains(block);
    }

    private void lookNow() {
        lookIsDue.set(false);
        lastLook = System.nanoTime();
        active.values().forEach(followed -> followed.log().read());
        if (underWayUntil - lastLook > 0 && !active.isEmpty()) {
            scheduleLook();
        }
    }

    private void over(Followed followed) {
        StepLog log = followed.log();
        StepEnding ending = StepEnding.of(log.step());
        boolean called = followed.always() || calls.get() != followed.callsBefore() || consoleElsewhere;
        // A lookout does not see a last line without a line end, which may hold why k6 did not start.
        if (!called && !ending.isFailedExit()) {
            return;
        }
        log.readToEnd();
        log.end(ending, summary);
    }

    private void overWhileAway(String step) {
        try {
            FlowNode node = execution.getNode(step);
            if (node != null) {
                over(new Followed(new StepLog(node, reporter), 0, true));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to find step " + step);
        }
    }
}
