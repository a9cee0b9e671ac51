package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.k6notify.record.BuildReference;
import java.io.File;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The build that a delivery is of.
 *
 * @param name its job as it is called today, or was last known, and its number; from outside, so views have to escape it
 * @param url below the root of Jenkins; null where there is no such page, or none that the user may read
 */
@Restricted(NoExternalUse.class)
public record BuildPlace(String name, @CheckForNull String url) {

    /** Loads no build: a page names many of them. */
    static BuildPlace of(BuildReference build, Viewer viewer) {
        return viewer.job(build.job())
                .map(job -> new BuildPlace(
                        name(job.getFullName(), build),
                        isKept(job, build.number()) ? job.getUrl() + build.number() + "/" : null))
                .orElseGet(() -> new BuildPlace(name(build.job(), build), null));
    }

    private static String name(String job, BuildReference build) {
        return job + " #" + build.number();
    }

    private static boolean isKept(Job<?, ?> job, String number) {
        return number.matches("[0-9]+") && new File(job.getBuildDir(), number).isDirectory();
    }
}
