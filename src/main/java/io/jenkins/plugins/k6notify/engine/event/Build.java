package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The Jenkins build that a run belongs to.
 *
 * @param job the full name of the job, which identifies it: {@code shop/feature%2Fx} for the branch {@code feature/x}
 * @param url null if the Jenkins URL is not configured
 * @param node the agent; empty for the built-in node, null if unknown
 */
public record Build(
        String job,
        int number,
        @CheckForNull String url,
        @CheckForNull String node) {

    public Build {
        Objects.requireNonNull(job, "job");
    }

    /** Returns the job name as people read it: {@code shop/feature/x}. */
    public String jobTitle() {
        return title(job);
    }

    /** Jenkins allows no % in names: it occurs only in the encoded branch names of branch-api. */
    static String title(String job) {
        try {
            return URLDecoder.decode(job.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // The name is not encoded.
            return job;
        }
    }
}
