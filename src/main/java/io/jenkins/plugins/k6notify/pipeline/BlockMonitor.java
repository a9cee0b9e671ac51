package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.pipeline.step.StepEnding;
import io.jenkins.plugins.k6notify.pipeline.step.StepLog;
import io.jenkins.plugins.k6notify.pipeline.step.StepProcesses;
import io.jenkins.plugins.k6notify.pipeline.step.StepSource;
import io.jenkins.plugins.k6notify.pipeline.step.StepSummary;
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
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final long TRANSFER_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final FlowExecution execution;
    private final String block;
    private final RunReporter reporter;
    private final StepSummary summary;
    private final Executor queue;

    /** The build, if processes of k6 leave records in its steps; otherwise null. */
    @CheckForNull
    private final Run<?, ?> watched;

    private final Map<String, ActiveStep> active = new ConcurrentHashMap<>();
    private final AtomicLong detections = new AtomicLong();

    /** Number of steps that have ended and whose records of processes have not been read. */
    private final AtomicInteger unreadRecords = new AtomicInteger();

    private final AtomicBoolean isReadingDue = new AtomicBoolean();

    /** Whether detections may be late or missing, as steps write their console on an agent. */
    private volatile boolean isLogOnAgent;

    /** Whether a log has to be read although no detector has reported anything. */
    private volatile boolean isReadingRequired;

    private volatile long lastReading = System.nanoTime() - PAUSE_NANOS;
    private volatile long transferEnd = System.nanoTime();

    /**
     * A step that has not ended.
     *
     * @param detectionsBefore number of detections when it began
     * @param isAlwaysRead whether its log is read without a detection
     */
    private record ActiveStep(StepLog log, StepProcesses processes, long detectionsBefore, boolean isAlwaysRead) {}

    /**
     * @param block id of the node with which the block begins
     * @param queue runs tasks in order
     * @param watched the build, if processes of k6 leave records in its steps; otherwise null
     */
    BlockMonitor(
            FlowExecution execution,
            String block,
            RunReporter reporter,
            StepSummary summary,
            Executor queue,
            @CheckForNull Run<?, ?> watched) {
        this.execution = execution;
        this.block = block;
        this.reporter = reporter;
        this.summary = summary;
        this.queue = queue;
        this.watched = watched;
    }

    void begin() {
        execution.addListener(this);
    }

    /** Resumes after a restart, during which steps may have written or ended. */
    void resume() {
        isReadingRequired = true;
        begin();
        execution.getCurrentHeads().stream().filter(this::isInside).forEach(step -> follow(step, true));
        // A step may have ended before it was followed, and the head that follows it is not announced again.
        Set<String> heads =
                execution.getCurrentHeads().stream().map(FlowNode::getId).collect(Collectors.toSet());
        active.keySet().stream().filter(step -> !heads.contains(step)).forEach(this::stepEnded);
        queue.execute(() -> {
            readActive();
            reporter.runs().stream()
                    .flatMap(RunRecord::awaitedSources)
                    .distinct()
                    .filter(source -> !active.containsKey(source))
                    .toList()
                    .forEach(this::reportUnfollowed);
        });
    }

    /**
     * Records the end of the body.
     *
     * @param failure null if it succeeded
     */
    void end(@CheckForNull Throwable failure) {
        Interruption known =
                failure == null ? null : StepEnding.of(failure, execution).interruption();
        Interruption interruption = Objects.requireNonNullElse(known, Interruption.SYSTEM);
        execution.removeListener(this);
        queue.execute(() -> {
            active.values().forEach(this::reportEnd);
            active.clear();
            reporter.abandon(interruption.outcome(), Instant.now());
        });
    }

    /**
     * Whether no k6 run is known and nothing remains to be read. Does not block.
     *
     * @param isStopping whether Jenkins stops, so that records of processes will not be read
     */
    boolean isWithoutK6(boolean isStopping) {
        return detections.get() == 0
                && (isStopping || !mayHaveUnreadRecords())
                && !isLogOnAgent
                && !isReadingRequired
                && active.values().stream()
                        .noneMatch(step -> hasFailedExit(step.log().step()));
    }

    private boolean mayHaveUnreadRecords() {
        return unreadRecords.get() > 0
                || active.values().stream().anyMatch(step -> step.processes().mayExist());
    }

    /** Reads the logs, since a detector has reported output of k6. Returns without blocking. */
    void k6Seen() {
        detections.incrementAndGet();
        scheduleReading();
    }

    /** As {@link #k6Seen}, for a report of an agent, whose output arrives later than the report. */
    void k6SeenOnAgent() {
        transferEnd = System.nanoTime() + TRANSFER_NANOS;
        k6Seen();
    }

    private void scheduleReading() {
        if (isReadingDue.compareAndSet(false, true)) {
            long wait = Math.max(0, lastReading + PAUSE_NANOS - System.nanoTime());
            Timer.get().schedule(() -> queue.execute(this::readLogs), wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Records that steps of the block write their console on an agent from now on. */
    void logMovesToAgent() {
        isLogOnAgent = true;
    }

    /**
     * A node that follows a step has it as a parent. Querying each step whether it is active would search all branches for
     * each of them, on the thread of the pipeline.
     */
    @Override
    public void onNewHead(FlowNode node) {
        node.getParents().forEach(parent -> stepEnded(parent.getId()));
        if (node instanceof FlowEndNode) {
            // The build was killed, and no body will report its end.
            ErrorAction error = node.getError();
            end(error == null ? null : error.getError());
        } else if (node instanceof AtomNode && isInside(node)) {
            follow(node, false);
        }
    }

    /** Ignores nodes that are not followed. */
    private void stepEnded(String id) {
        ActiveStep step = active.remove(id);
        if (step == null) {
            return;
        }
        if (hasFailedExit(step.log().step())) {
            isReadingRequired = true;
        }
        boolean isUnread = step.processes().mayExist();
        unreadRecords.addAndGet(isUnread ? 1 : 0);
        queue.execute(() -> {
            reportEnd(step);
            unreadRecords.addAndGet(isUnread ? -1 : 0);
        });
    }

    private static boolean hasFailedExit(FlowNode step) {
        ErrorAction error = step.getError();
        return error != null && StepEnding.of(error.getError()).isFailedExit();
    }

    private void follow(FlowNode step, boolean isAlwaysRead) {
        active.put(step.getId(), activeStep(step, isAlwaysRead));
    }

    private ActiveStep activeStep(FlowNode step, boolean isAlwaysRead) {
        StepProcesses processes = new StepProcesses(watched, step, isAlwaysRead);
        return new ActiveStep(new StepLog(step, reporter, processes), processes, detections.get(), isAlwaysRead);
    }

    private boolean isInside(FlowNode node) {
        return node.getAllEnclosingIds().contains(block);
    }

    private void readLogs() {
        isReadingDue.set(false);
        lastReading = System.nanoTime();
        readActive();
        if (transferEnd - lastReading > 0 && !active.isEmpty()) {
            scheduleReading();
        }
    }

    private void readActive() {
        active.values().forEach(step -> step.log().read());
    }

    private void reportEnd(ActiveStep step) {
        StepLog log = step.log();
        StepEnding ending = StepEnding.of(log.step());
        boolean mayShowK6 = step.isAlwaysRead() || detections.get() != step.detectionsBefore() || isLogOnAgent;
        boolean hasRecords = step.processes().readAtEnd();
        if (hasRecords) {
            detections.incrementAndGet();
        }
        // A detector misses a last line without a line end, which may contain why k6 did not start.
        if (mayShowK6 || ending.isFailedExit() || hasRecords) {
            log.readToEnd();
            log.end(ending, summary);
        }
        // Enclosing blocks are notified first, so they have already read the records.
        if (step.processes().mayExist() && StepSource.isInnermostBlock(log.step(), block)) {
            step.processes().delete();
        }
    }

    /** Reports the end of a step that ended while Jenkins was down. */
    private void reportUnfollowed(String id) {
        try {
            FlowNode step = execution.getNode(id);
            if (step != null) {
                reportEnd(activeStep(step, true));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to find step " + id);
        }
    }
}
