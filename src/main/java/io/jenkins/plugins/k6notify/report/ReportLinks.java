package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.Report;
import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Creates links to the reports of a run, for messages and checks. */
@Restricted(NoExternalUse.class)
public final class ReportLinks {

    private ReportLinks() {}

    /** Returns the address of a build; null if the root URL of Jenkins is unset, as relative links would be useless. */
    @CheckForNull
    public static String address(Run<?, ?> build) {
        String root = JenkinsLocationConfiguration.get().getUrl();
        return root == null ? null : root + build.getUrl();
    }

    /** @param address the address of the build; null for no links */
    public static List<Report> of(@CheckForNull String address, RunRecord record) {
        return address == null
                ? List.of()
                : record.files().stream()
                        .flatMap(files -> files.reports().stream()
                                .map(report -> new Report(files.owner().named(report.name()), address + report.url())))
                        .toList();
    }
}
