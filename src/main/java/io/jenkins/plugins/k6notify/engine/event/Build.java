package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * The Jenkins build that a run belongs to.
 *
 * @param job full name of the job
 * @param url null where the Jenkins URL is not configured
 * @param node the agent; null where not known
 */
public record Build(
        String job,
        int number,
        @CheckForNull String url,
        @CheckForNull String node) {

    public Build {
        Objects.requireNonNull(job, "job");
    }
}
