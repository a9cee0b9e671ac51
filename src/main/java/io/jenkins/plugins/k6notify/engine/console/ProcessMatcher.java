package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the process of each run that a console shows, by script, summary and order; a process belongs to one run. Not
 * safe for use by several threads.
 */
final class ProcessMatcher {

    /** Metrics that differ between almost any two runs, and that the console shows without rounding. */
    private static final Set<String> COUNTS = Set.of("http_reqs.count", "iterations.count");

    /**
     * A run that the console shows.
     *
     * @param counts its values of {@link #COUNTS}, as far as the console shows them
     * @param crossed the number of crossed thresholds; negative if the console shows no thresholds
     */
    private record Shown(@CheckForNull String script, Map<String, Double> counts, int crossed) {

        static Shown of(@CheckForNull String script, K6Summary summary) {
            Map<String, Double> counts = new HashMap<>(summary.metrics());
            counts.keySet().retainAll(COUNTS);
            return new Shown(script, counts, crossedIn(summary));
        }

        boolean hasSummary() {
            return !counts.isEmpty() || crossed >= 0;
        }
    }

    private enum Match {
        SAME,
        OTHER,
        /** The summaries have no metric in common that decides. */
        UNKNOWN
    }

    private final ProcessSource source;
    private List<K6Process> known = List.of();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, K6Summary> summaries = new HashMap<>();

    /** Runs that ended before the source listed their process. */
    private final List<Shown> unmatched = new ArrayList<>();

    ProcessMatcher(ProcessSource source) {
        this.source = source;
    }

    /**
     * Returns the process of a run.
     *
     * @param script as k6 announced it; null if the console does not show it
     * @param summary the summary on the console
     */
    Optional<K6Process> find(@CheckForNull String script, K6Summary summary) {
        known = source.processes();
        return find(Shown.of(script, summary));
    }

    /**
     * Records that a run was reported: its process belongs to no other run.
     *
     * @param process null if it has not been found so far
     */
    void reported(@CheckForNull String script, K6Summary summary, @CheckForNull K6Process process) {
        if (process == null) {
            unmatched.add(Shown.of(script, summary));
        } else {
            taken.add(process.id());
        }
    }

    /** Returns the processes that run a test, in order of their start, and that belong to no run on the console. */
    List<K6Process> unseen() {
        known = source.processes();
        if (known.isEmpty()) {
            return known;
        }
        unmatched.removeIf(run -> find(run).map(found -> taken.add(found.id())).isPresent());
        return free();
    }

    /**
     * Whether a process that runs a test, and that belongs to no run so far, was started after the process of this run;
     * false if the latter is unknown.
     */
    boolean isFollowed(@CheckForNull String script, K6Summary summary) {
        known = source.processes();
        List<K6Process> free = free();
        return find(Shown.of(script, summary))
                .filter(process -> free.indexOf(process) < free.size() - 1)
                .isPresent();
    }

    /** Whether a test is run by no process that has left a record, although some have left one. */
    boolean areAllWithoutRun() {
        known = source.processes();
        return !known.isEmpty()
                && known.stream().noneMatch(process -> process.command().isRun());
    }

    K6Summary summary(K6Process process) {
        return process.summarized() == null
                ? K6Summary.EMPTY
                : summaries.computeIfAbsent(process.id(), id -> source.summary(process));
    }

    /** Forgets all processes, as later ones are of another source. */
    void clear() {
        taken.clear();
        summaries.clear();
        unmatched.clear();
        known = List.of();
    }

    private List<K6Process> free() {
        return known.stream()
                .filter(process -> process.command().isRun() && !taken.contains(process.id()))
                .toList();
    }

    private Optional<K6Process> find(Shown run) {
        K6Process first = null;
        for (K6Process process : free()) {
            if (!isScriptOf(process, run.script())) {
                continue;
            }
            Match match = run.hasSummary() ? compare(run, summary(process)) : Match.UNKNOWN;
            if (match == Match.SAME) {
                return Optional.of(process);
            }
            if (match == Match.UNKNOWN && first == null) {
                first = process;
            }
        }
        return Optional.ofNullable(first);
    }

    private static boolean isScriptOf(K6Process process, @CheckForNull String shown) {
        String started = process.command().script();
        return started == null || shown == null || Objects.equals(nameOf(started), nameOf(shown));
    }

    @CheckForNull
    private static String nameOf(String script) {
        return new Banner(null, script, null, null).scriptName();
    }

    private static Match compare(Shown run, K6Summary written) {
        Match match = Match.UNKNOWN;
        for (Map.Entry<String, Double> shown : run.counts().entrySet()) {
            Double value = written.metrics().get(shown.getKey());
            if (value != null) {
                match = value.equals(shown.getValue()) && match != Match.OTHER ? Match.SAME : Match.OTHER;
            }
        }
        boolean differ = run.crossed() >= 0 && crossedIn(written) >= 0 && run.crossed() != crossedIn(written);
        return match == Match.SAME && differ ? Match.UNKNOWN : match;
    }

    private static int crossedIn(K6Summary summary) {
        return summary.thresholds().isEmpty() ? -1 : summary.crossed().size();
    }
}
