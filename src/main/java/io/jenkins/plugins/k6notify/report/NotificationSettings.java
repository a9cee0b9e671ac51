package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Recipients and names for the runs of a step or publisher, as its author has set them. Holds credential ids, never
 * secrets.
 *
 * @param channels names of channels in the system configuration
 * @param notifyOn further limits the events to which those channels subscribe
 * @param testName name of the test; null to use the name of its script
 * @param slackCredentialsId id of a credential with a Slack URL of the job; null for none
 * @param webhookCredentialsId id of a credential with a webhook URL of the job; null for none
 * @param loadTestId null to derive it from the names of job and test
 * @param projectId null for the project of the system configuration
 * @param expectRun whether a block or build that ends without a run reports this
 * @param baseline the run that runs are compared with
 */
@Restricted(NoExternalUse.class)
public record NotificationSettings(
        List<String> channels,
        NotifyOn notifyOn,
        @CheckForNull String testName,
        @CheckForNull String slackCredentialsId,
        @CheckForNull String webhookCredentialsId,
        @CheckForNull Integer loadTestId,
        @CheckForNull Integer projectId,
        boolean expectRun,
        Baseline baseline) {

    /** Accepts null instead of the default baseline: stored settings of earlier versions contain none. */
    public NotificationSettings {
        Objects.requireNonNull(notifyOn, "notifyOn");
        channels = List.copyOf(channels);
        baseline = Objects.requireNonNullElse(baseline, Baseline.PREVIOUS);
    }

    /** Creates settings with the default baseline. */
    public NotificationSettings(
            List<String> channels,
            NotifyOn notifyOn,
            @CheckForNull String testName,
            @CheckForNull String slackCredentialsId,
            @CheckForNull String webhookCredentialsId,
            @CheckForNull Integer loadTestId,
            @CheckForNull Integer projectId,
            boolean expectRun) {
        this(
                channels,
                notifyOn,
                testName,
                slackCredentialsId,
                webhookCredentialsId,
                loadTestId,
                projectId,
                expectRun,
                Baseline.PREVIOUS);
    }
}
