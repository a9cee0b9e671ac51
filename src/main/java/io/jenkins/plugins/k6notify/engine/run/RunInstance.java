package io.jenkins.plugins.k6notify.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * One of the k6 processes that form a distributed run.
 *
 * @param source identifies the console that showed it
 * @param node the machine; null if unknown
 * @param label its name for people, unique in the run: the parallel branch, or the pod
 * @param run the run of this process, with its number in the source as ordinal
 */
public record RunInstance(
        String source,

        @JsonInclude(JsonInclude.Include.NON_NULL) @CheckForNull
        String node,

        String label,
        K6Run run) {

    public RunInstance {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(run, "run");
    }

    /** Whether this is the run with that number in a source. */
    public boolean is(String bySource, int ordinal) {
        return source.equals(bySource) && run.ordinal() == ordinal;
    }

    public boolean isOver() {
        return run.outcome() != null;
    }

    /** Whether it ended and did not pass. */
    public boolean isFailed() {
        Outcome outcome = run.outcome();
        return outcome != null && outcome.result() == K6Result.FAILED;
    }

    /** Returns this instance with other facts. */
    public RunInstance with(K6Run now) {
        return new RunInstance(source, node, label, now);
    }
}
