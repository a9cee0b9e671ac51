package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.stream.Stream;

/** The start or the end of a run. Numbers and names are defined in docs/design.md §6. */
public sealed interface RunEvent extends NotificationEvent permits TestStarted, TestFinished {

    /** The maximum length of a name, in characters; longer names are cut. */
    int MAX_NAME = 255;

    TestContext context();

    K6Run run();

    /** Returns the most specific matching identifier: {@code test.started.manual}, {@code test.finished.failed}. */
    EventIdentifier identifier();

    @Override
    default String id() {
        return identifier().id();
    }

    /**
     * Returns the name of the test on one line: the name that its author gave it, otherwise the base name of its
     * script, otherwise {@link Build#jobTitle()}.
     */
    default String name() {
        Build build = context().build();
        return firstKnown(run().banner().scriptName(), build == null ? null : build.jobTitle());
    }

    /**
     * Returns a key that identifies the test among the others of its job: {@link #name()} with the full path of the
     * script, so that two scripts with the same base name are two tests. Stored runs are found by this key, so it must
     * stay the same in all versions.
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

    /** Returns the id of the test, which is the same for all of its runs. */
    default int loadTestId() {
        Integer given = context().loadTestId();
        Build build = context().build();
        return given != null ? given : StableId.of(build == null ? "" : build.job(), testKey());
    }

    /**
     * Returns the run number of k6 Cloud, if there is one; otherwise build number × 1000 + the run's ordinal in the
     * build.
     */
    default long loadTestRunId() {
        Long cloudRunId = run().banner().cloudRunId();
        if (cloudRunId != null) {
            return cloudRunId;
        }
        Build build = context().build();
        return (build == null ? 0L : build.number() * 1000L) + run().ordinal();
    }

    /** Returns the id of the user; 0 for a run that no user started. */
    default int userId() {
        String user = context().user();
        return user == null ? 0 : StableId.of(user);
    }
}
