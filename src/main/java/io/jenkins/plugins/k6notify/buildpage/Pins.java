package io.jenkins.plugins.k6notify.buildpage;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.PinnedRuns;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The pinned runs of a job, and whether the current user may pin runs of a build.
 *
 * @param runs ids of the pinned runs
 */
record Pins(boolean changeable, Set<UUID> runs) {

    static final Pins NONE = new Pins(false, Set.of());

    Pins {
        runs = Set.copyOf(runs);
    }

    static Pins of(Run<?, ?> build) {
        return new Pins(
                build.hasPermission(Run.UPDATE),
                PinnedRuns.of(build.getParent()).all().values().stream()
                        .map(PinnedRun::run)
                        .collect(Collectors.toSet()));
    }
}
