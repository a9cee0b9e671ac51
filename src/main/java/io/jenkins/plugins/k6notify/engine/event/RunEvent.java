package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.stream.Stream;

/** A run has started, or has ended. Numbers and names are those of docs/design.md §6. */
public sealed interface RunEvent extends NotificationEvent permits TestStarted, TestFinished {

    /** Longer names are cut. */
    int MAX_NAME = 255;

    TestContext context();

    K6Run run();

    /** The finest of the identifiers that match: {@code test.started.manual}, {@code test.finished.failed}. */
    EventIdentifier identifier();

    /**
     * What the test is called: the name its author gave it, else the base name of its script, else {@link Build#jobTitle()};
     * in one line.
     */
    default String name() {
        Build build = context().build();
        return firstKnown(run().banner().scriptName(), build == null ? null : build.jobTitle());
    }

    /**
     * Tells the test from the others of its job: as {@link #name()}, but with the whole path of the script, so that two scripts
     * of one base name are two tests. Stored runs are found by it, so it stays the same in all versions.
     */
    default String testKey() {
        Banner banner = run().banner();
        Build build = context().build();
        return firstKnown(banner.scriptName() == null ? null : banner.script(), build == null ? null : build.job());
    }

    private String firstKnown(@CheckForNull String script, @CheckForNull String job) {
        return Stream.of(context().testName(), script, job, "k6")
                .filter(name -> name != null && !name.isBlank())
                .map(name -> Excerpt.line(name, MAX_NAME))
                .findFirst()
                .orElseThrow();
    }

    /** Stays the same for all runs of a test. */
    default int loadTestId() {
        Integer given = context().loadTestId();
        Build build = context().build();
        return given != null ? given : StableId.of(build == null ? "" : build.job(), testKey());
    }

    /** k6 Cloud's own number of the run where it has one, else build number × 1000 + the run's ordinal in the build. */
    default long loadTestRunId() {
        Long cloudRunId = run().banner().cloudRunId();
        if (cloudRunId != null) {
            return cloudRunId;
        }
        Build build = context().build();
        return (build == null ? 0L : build.number() * 1000L) + run().ordinal();
    }

    /** 0 for a run that no user started. */
    default int userId() {
        String user = context().user();
        return user == null ? 0 : StableId.of(user);
    }
}
