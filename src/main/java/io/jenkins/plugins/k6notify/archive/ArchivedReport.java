package io.jenkins.plugins.k6notify.archive;

import hudson.Util;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A report among the artifacts of a build. The name is untrusted.
 *
 * @param name path in the directory of the step, with slashes
 * @param artifact path among the artifacts
 * @param modified time of its last change by the clock of the agent, in milliseconds
 */
@Restricted(NoExternalUse.class)
public record ArchivedReport(String name, String artifact, long modified) {

    /** Returns the address of the artifact, relative to the build. */
    public String url() {
        return "artifact/"
                + Arrays.stream(artifact.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }
}
