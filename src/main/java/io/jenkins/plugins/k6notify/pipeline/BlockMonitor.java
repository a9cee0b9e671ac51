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
 * Follows the steps of one block and reads their logs, when a detector reports output of k6 and when a step ends. Assigns each
 * k6 run to its step and to the end of that step, for sequential and parallel steps, for logs written on the controller or on an
 * agent, and after restarts.
 *
 * <p>Methods return at once; the queue of the build does the work.
 */
final class BlockMonitor implements GraphListener.Synchronous {

    private static final Logger LOGGER = Logger.getLogger(BlockMonitor.class.getName());

    /** Shortest time between two readings of a log that grows all the time. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** An agent sends its output after 10 s at the latest (workflow-api {@code DelayBufferedOutputStream}). */
    private static final long UNDER_WAY_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final FlowExecution execution;
    private final String block;
    private final RunReporter reporter;
    private final StepSummary summary;
    private final Executor queue;

    private final Map<String, Followed> active = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicBoolean readingIsDue = new AtomicBoolean();
    private volatile boolean consoleElsewhere;

    /** Whether a log has to be read although no detector has reported anything. */
    private volatile boolean logsMatter;

    private volatile long lastLook = System.nanoTime() - PAUSE_NANOS;
    private volatile long underWayUntil = System.nanoTime();

    /**
     * A step that has not ended.
     *
     * @param callsBefore number of reports when it began
     * @param always whether its log is read without a report
     */
    private record Followed(StepLog log, long callsBefore, boolean always) {}

    /**
     * @param block id of the node with which the block begins
     * @param queue runs tasks in order
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

    /** Resumes after a restart, during which steps may have written or ended. */
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
                    endedWhileAway(record.source().id());
                }
            }
        });
    }

    /**
     * The body has ended.
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

    /** Whether no k6 run is known and no log remains to be read. Does not block. */
    boolean isWithoutK6() {
        return calls.get() == 0
                && !consoleElsewhere
                && !logsMatter
                && active.values().stream()
                        .noneMatch(one -> hasFailedExit(one.log().step()));
    }

    /** Reads the logs, since a detector has reported output of k6. */
    void k6Seen() {
        calls.incrementAndGet();
        scheduleReading();
    }

    /** As {@link #k6Seen}, for a report of an agent, whose output may arrive later. */
    void k6SeenOnAgent() {
        underWayUntil = System.nanoTime() + UNDER_WAY_NANOS;
        k6Seen();
    }

    private void scheduleReading() {
        if (readingIsDue.compareAndSet(false, true)) {
            long wait = Math.max(0, lastLook + PAUSE_NANOS - System.nanoTime());
            Timer.get().schedule(() -> queue.execute(this::readLogs), wait, TimeUnit.NANOSECONDS);
        }
    }

    /** From now on, reports may be late or missing. */
    void logMovesToAgent() {
        consoleElsewhere = true;
    }

    /**
     * A node that follows a step has it as a parent. Querying each step whether it is active would search all branches for
     * each of them, on the thread of the pipeline.
     */
    @Override
    public void onNewHead(FlowNode node) {
        node.getParents().forEach(parent -> ended(parent.getId()));
        if (node instanceof FlowEndNode) {
            // The build was killed, and no body will report its end.
            ErrorAction error = node.getError();
            end(error == null ? null : error.getError());
        } else if (node instanceof AtomNode && isInside(node)) {
            follow(node, false);
        }
    }

    /** Ignores nodes that are not followed. */
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

    private void readLogs() {
        readingIsDue.set(false);
        lastLook = System.nanoTime();
        active.values().forEach(followed -> followed.log().read());
        if (underWayUntil - lastLook > 0 && !active.isEmpty()) {
            scheduleReading();
        }
    }

    private void over(Followed followed) {
        StepLog log = followed.log();
        StepEnding ending = StepEnding.of(log.step());
        boolean called = followed.always() || calls.get() != followed.callsBefore() || consoleElsewhere;
        // A detector misses a last line without a line end, which may contain why k6 did not start.
        if (!called && !ending.isFailedExit()) {
            return;
        }
        log.readToEnd();
        log.end(ending, summary);
    }

    private void endedWhileAway(String step) {
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
