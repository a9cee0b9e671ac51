package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The current directory of a k6 process that has ended, to which the paths of its reports are relative.
 *
 * @param path supplier of the directory on the agent, which returns null without a workspace
 * @param endSeen when the end was seen: files that are written later belong to other processes. k6 writes reports after
 *     its last line, so the end of the run is too early
 */
@Restricted(NoExternalUse.class)
public record RunDirectory(Supplier<FilePath> path, Instant endSeen) {

    public RunDirectory {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(endSeen, "endSeen");
    }

    /** Creates the directory of a process whose end is seen now. */
    public static RunDirectory now(Supplier<FilePath> path, Clock clock) {
        return new RunDirectory(path, clock.instant());
    }

    /** Returns a directory without reports. */
    static RunDirectory none() {
        return new RunDirectory(() -> null, Instant.EPOCH);
    }

    @CheckForNull
    FilePath onAgent() {
        return path.get();
    }
}
