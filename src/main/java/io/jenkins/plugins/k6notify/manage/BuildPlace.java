package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.k6notify.record.BuildReference;
import java.io.File;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The build of a delivery.
 *
 * @param name current or last known name of its job, and its number; untrusted text: views must escape it
 * @param url address relative to the root of Jenkins; null for a page that is missing or hidden from the user
 */
@Restricted(NoExternalUse.class)
public record BuildPlace(String name, @CheckForNull String url) {

    /** Finds the build without loading it, since a page lists many of them. */
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
