package io.jenkins.plugins.k6notify.gate;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.report.BuildConsole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The result that the quality gates give a build, with a line for the console for each gate that is violated or was not
 * evaluated. Not safe for use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class GateResult {

    /** The number of lines for a block or build, which may have a thousand runs. */
    static final int MAX_LINES = 100;

    private final List<String> lines = new ArrayList<>();

    @CheckForNull
    private Result result;

    @CheckForNull
    private String reason;

    /** Returns the result of these runs. */
    public static GateResult of(List<RunRecord> runs) {
        GateResult all = new GateResult();
        for (RunRecord run : runs) {
            GateVerdict verdict = run.verdict();
            if (run.leftInCloud()) {
                all.lines.add(Messages.GateResult_LeftInCloud(run.name()));
            } else if (verdict != null) {
                all.add(run.name(), verdict);
            }
        }
        return all;
    }

    /** Adds the verdict on a run with this name. */
    public void add(String name, GateVerdict verdict) {
        for (GateFinding finding : verdict.violations()) {
            String line = Messages.GateResult_Violated(
                    name, Wording.of(finding), finding.criticality().name());
            reason = reason == null ? line : reason;
            lines.add(line);
        }
        verdict.notEvaluated()
                .forEach(finding -> lines.add(Messages.GateResult_NotEvaluated(name, Wording.of(finding))));
        switch (verdict.status()) {
            case PASSED -> {
                // The result stays.
            }
            case UNSTABLE -> result = result == null ? Result.UNSTABLE : result;
            case FAILED -> result = Result.FAILURE;
        }
    }

    /** Returns the result; empty if no gate is violated. */
    public Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    /** Returns the first violated gate as a line; null if none is. */
    @CheckForNull
    public String reason() {
        return reason;
    }

    /** Prints the lines for runs that ended when the result of the build could not be changed any more. */
    public void printLate(TaskListener console) {
        print(console);
        if (result != null) {
            BuildConsole.print(console, Messages.GateResult_TooLate());
        }
    }

    public void print(TaskListener console) {
        lines.stream().limit(MAX_LINES).forEach(line -> BuildConsole.print(console, line));
        if (lines.size() > MAX_LINES) {
            BuildConsole.print(console, Messages.GateResult_More(Integer.toString(lines.size() - MAX_LINES)));
        }
    }
}
