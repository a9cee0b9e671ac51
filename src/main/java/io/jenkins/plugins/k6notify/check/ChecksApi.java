package io.jenkins.plugins.k6notify.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.util.LogTaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.steps.ChecksInfo;
import io.jenkins.plugins.k6notify.job.OptionalPlugin;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The plugin Checks API. It is optional: only {@link #isPublishing} and {@link #nameAround} may be called without it,
 * and no other class refers to its types.
 */
@Restricted(NoExternalUse.class)
public final class ChecksApi {

    private static final Logger LOGGER = Logger.getLogger(ChecksApi.class.getName());

    private ChecksApi() {}

    private static boolean isAvailable() {
        return OptionalPlugin.isActive("checks-api");
    }

    /** Whether a plugin publishes checks to a platform. */
    static boolean isPublishing() {
        return isAvailable() && hasPublisher();
    }

    private static boolean hasPublisher() {
        return !ExtensionList.lookup(ChecksPublisherFactory.class).isEmpty();
    }

    /** Returns the name that a surrounding {@code withChecks} step gives to checks; null if there is none. */
    @CheckForNull
    public static String nameAround(StepContext context) throws IOException, InterruptedException {
        return isAvailable() ? name(context) : null;
    }

    @CheckForNull
    private static String name(StepContext context) throws IOException, InterruptedException {
        ChecksInfo info = context.get(ChecksInfo.class);
        return info == null ? null : info.getName();
    }

    /** Creates or replaces the check with this name at the commit of the build. Waits for the platform. */
    static void publish(Run<?, ?> build, String name, CheckReport report) {
        // What the publisher prints is for administrators: the console of the build is another thread's.
        LogTaskListener listener = new LogTaskListener(LOGGER, Level.FINE);
        ChecksPublisherFactory.fromRun(build, listener).publish(details(name, report));
    }

    private static ChecksDetails details(String name, CheckReport report) {
        ChecksDetails.ChecksDetailsBuilder details = new ChecksDetails.ChecksDetailsBuilder()
                .withName(name)
                .withOutput(new ChecksOutput.ChecksOutputBuilder()
                        .withTitle(report.title())
                        .withSummary(report.summary())
                        .withText(report.text())
                        .build());
        Optional.ofNullable(report.url()).ifPresent(details::withDetailsURL);
        Optional.ofNullable(report.started()).map(ChecksApi::utc).ifPresent(details::withStartedAt);
        if (report.state() == CheckState.RUNNING) {
            return details.withStatus(ChecksStatus.IN_PROGRESS).build();
        }
        Optional.ofNullable(report.ended()).map(ChecksApi::utc).ifPresent(details::withCompletedAt);
        return details.withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report.state()))
                .build();
    }

    private static ChecksConclusion conclusion(CheckState state) {
        return switch (state) {
            case PASSED -> ChecksConclusion.SUCCESS;
            case UNKNOWN, UNSTABLE -> ChecksConclusion.NEUTRAL;
            case CANCELED -> ChecksConclusion.CANCELED;
            case TIMED_OUT -> ChecksConclusion.TIME_OUT;
            case FAILED -> ChecksConclusion.FAILURE;
            case RUNNING -> ChecksConclusion.NONE;
        };
    }

    /** Publishers expect times in UTC. */
    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
