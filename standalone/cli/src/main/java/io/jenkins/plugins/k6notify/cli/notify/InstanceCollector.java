package io.jenkins.plugins.k6notify.cli.notify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.distributed.DistributedRun;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the k6 processes with the same test name as instances of one run, and passes on that run: its start with the
 * first instance, its end with the last expected one, or when the command has ended.
 */
public final class InstanceCollector implements RunObserver {

    /** The console of the command. */
    private static final String SOURCE = "console";

    private final RunEvents events;
    private final Clock clock;

    @CheckForNull
    private final Integer expected;

    private final List<Collected> open = new ArrayList<>();
    private int count;

    /** A run in progress. */
    private static final class Collected {

        private final String name;
        private final int ordinal;
        private DistributedRun run;
        private boolean started;

        Collected(String name, int ordinal, DistributedRun run) {
            this.name = name;
            this.ordinal = ordinal;
            this.run = run;
        }
    }

    /**
     * @param events receives the runs
     * @param expected the number of instances; null if unknown
     */
    public InstanceCollector(RunEvents events, @CheckForNull Integer expected, Clock clock) {
        this.events = events;
        this.expected = expected;
        this.clock = clock;
    }

    @Override
    public void started(K6Run run) {
        Collected of = of(run);
        if (!of.started) {
            of.started = true;
            events.started(of.run.running(of.ordinal));
        }
    }

    @Override
    public void finished(K6Run run) {
        Collected of = of(run);
        of.run = of.run.ended(SOURCE, run);
        if (of.run.isComplete()) {
            finish(of);
        }
    }

    @Override
    public void leftInCloud(K6Run run) {
        open.remove(of(run));
    }

    /** Ends the runs that still wait for instances. */
    public void end() {
        for (Collected of : List.copyOf(open)) {
            of.run = of.run.ended(Interruption.SYSTEM.outcome(), clock.instant());
            finish(of);
        }
    }

    private void finish(Collected of) {
        open.remove(of);
        events.finished(of.run.finished(of.ordinal));
    }

    private Collected of(K6Run run) {
        String test = events.processSeen(run);
        for (Collected one : open) {
            if (one.run.has(SOURCE, run.ordinal())) {
                return one;
            }
        }
        Collected joined = open.stream()
                .filter(one -> one.name.equals(test) && !one.run.isFull())
                .findFirst()
                .orElseGet(() -> {
                    count++;
                    Collected made = new Collected(test, count, new DistributedRun(expected));
                    open.add(made);
                    return made;
                });
        joined.run = joined.run.with(SOURCE, null, null, run);
        return joined;
    }
}
