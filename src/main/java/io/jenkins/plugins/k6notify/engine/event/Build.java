package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The Jenkins build that a run belongs to.
 *
 * @param job full name of the job, which identifies it: {@code shop/feature%2Fx} for the branch {@code feature/x}
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

    /** The job as people read it: {@code shop/feature/x}. */
    public String jobTitle() {
        return title(job);
    }

    /** Jenkins allows no % in names: one can only come from a branch, whose name branch-api encodes. */
    static String title(String job) {
        try {
            return URLDecoder.decode(job.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded after all.
            return job;
        }
    }
}
