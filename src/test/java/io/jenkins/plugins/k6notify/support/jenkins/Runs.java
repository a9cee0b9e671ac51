package io.jenkins.plugins.k6notify.support.jenkins;

import hudson.model.AbstractProject;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.io.File;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** Sample runs and builds, and reporters of them. */
public final class Runs {

    public static final RunSource SOURCE = new RunSource("build", "", null);

    private Runs() {}

    public static Subscription to(String... channels) {
        return new Subscription(
                "test", new NotificationSettings(List.of(channels), NotifyOn.ALL, null, null, null, null, null, false));
    }

    /** A subscription without recipients, whose runs have an unknown number of instances. */
    public static Subscription distributed() {
        return new Subscription(
                "test",
                new NotificationSettings(
                        List.of(),
                        NotifyOn.ALL,
                        "checkout",
                        null,
                        null,
                        null,
                        null,
                        false,
                        Baseline.PREVIOUS,
                        false,
                        null,
                        true,
                        null,
                        null,
                        List.of()));
    }

    public static K6Run started() {
        return played("v2.2.0/success").started().get(0);
    }

    public static K6Run passed() {
        return played("v2.2.0/success").only();
    }

    public static K6Run failed() {
        return played("v2.2.0/thresholds-fail").only();
    }

    /** A run that passed although all of its requests failed. */
    public static K6Run warned() {
        return played("v2.2.0/http-500").only();
    }

    private static ObservedRuns played(String recording) {
        return ObservedRuns.play(
                Recording.of(recording).console(),
                Ending.exit(Recording.of(recording).exitCode()));
    }

    public static Run<?, ?> build(AbstractProject<?, ?> project, Cause... causes) throws Exception {
        return project.scheduleBuild2(0, new CauseAction(causes)).get();
    }

    public static RunReporter reporter(Run<?, ?> build, String... channels) {
        return new RunReporter(build, to(channels));
    }

    /** The files of open runs. */
    public static List<String> openFiles(JenkinsRule r) {
        String[] names = new File(r.jenkins.getRootDir(), "k6-notify/open").list();
        return names == null ? List.of() : List.of(names);
    }
}
