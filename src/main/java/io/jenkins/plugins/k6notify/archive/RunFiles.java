package io.jenkins.plugins.k6notify.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The files of a k6 process that a build keeps.
 *
 * @param hasSummary whether the summary that k6 wrote is kept
 * @param reports reports among the artifacts of the build, in order of their names
 * @param skipped files that were not kept
 */
@Restricted(NoExternalUse.class)
public record RunFiles(
        FileOwner owner,
        boolean hasSummary,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ArchivedReport> reports,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SkippedFile> skipped) {

    /** Accepts null instead of an empty list, as stored. */
    public RunFiles {
        Objects.requireNonNull(owner, "owner");
        reports = List.copyOf(Objects.requireNonNullElse(reports, List.of()));
        skipped = List.copyOf(Objects.requireNonNullElse(skipped, List.of()));
    }
}
