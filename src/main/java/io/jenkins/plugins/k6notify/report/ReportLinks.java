package io.jenkins.plugins.k6notify.report;

import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.Report;
import io.jenkins.plugins.k6notify.record.RunRecord;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;

/** Creates links to the reports of a run, for messages. */
final class ReportLinks {

    private ReportLinks() {}

    /** Returns the links; empty if the root URL of Jenkins is unset, as relative links would be useless. */
    static List<Report> of(Run<?, ?> build, RunRecord record) {
        String root = JenkinsLocationConfiguration.get().getUrl();
        return root == null
                ? List.of()
                : record.files().stream()
                        .flatMap(files -> files.reports().stream()
                                .map(report -> new Report(
                                        files.owner().named(report.name()), root + build.getUrl() + report.url())))
                        .toList();
    }
}
