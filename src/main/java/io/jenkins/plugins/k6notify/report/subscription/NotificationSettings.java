package io.jenkins.plugins.k6notify.report.subscription;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
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
 * @param skipPublishingChecks whether the runs have no checks at their commit
 * @param checksName name of the check of all runs; null for one check for each test, named after it
 * @param distributed whether all k6 processes of the same test are instances of one run
 * @param instances the number of instances of a distributed run; null if unknown
 * @param reports Ant patterns of reports to keep, relative to the current directory of the run; null for none
 * @param gates conditions that make the result of the build worse
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
        Baseline baseline,
        boolean skipPublishingChecks,
        @CheckForNull String checksName,
        boolean distributed,
        @CheckForNull Integer instances,
        @CheckForNull String reports,
        List<QualityGate> gates) {

    private static final int MAX_CHECK = 200;

    /** Accepts null instead of the default baseline: stored settings of earlier versions contain none. */
    public NotificationSettings {
        Objects.requireNonNull(notifyOn, "notifyOn");
        channels = List.copyOf(channels);
        baseline = Objects.requireNonNullElse(baseline, Baseline.PREVIOUS);
        distributed = distributed || instances != null;
        gates = List.copyOf(Objects.requireNonNullElse(gates, List.of()));
    }

    /** Creates settings with the defaults of all further options. */
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
                Baseline.PREVIOUS,
                false,
                null,
                false,
                null,
                null,
                List.of());
    }

    /** Returns the name of the check with the runs of a test; null if they have none. */
    @CheckForNull
    public String check(String test) {
        return skipPublishingChecks
                ? null
                : RunContent.line(checksName == null ? "k6 / " + test : checksName, MAX_CHECK);
    }
}
