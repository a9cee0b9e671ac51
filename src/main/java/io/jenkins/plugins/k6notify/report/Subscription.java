package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.util.List;
import java.util.Objects;

/**
 * Whom a step or a publisher wants to be told of its runs, and under which name.
 *
 * @param id tells this subscription from others of the same build; the same after a restart
 * @param channels names of channels of the system configuration
 * @param notifyOn narrows what those channels want to hear
 * @param testName null to name the test after its script
 * @param slackCredentialsId of a Slack URL that the job itself brings; null for none
 * @param webhookCredentialsId of a webhook's URL that the job itself brings; null for none
 * @param loadTestId null to derive it from job and name
 * @param projectId null for the project of the system configuration
 * @param expectRun whether the end of the block or the build without a run is reported, too
 */
public record Subscription(
        String id,
        List<String> channels,
        NotifyOn notifyOn,
        @CheckForNull String testName,
        @CheckForNull String slackCredentialsId,
        @CheckForNull String webhookCredentialsId,
        @CheckForNull Integer loadTestId,
        @CheckForNull Integer projectId,
        boolean expectRun) {

    public Subscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(notifyOn, "notifyOn");
        channels = List.copyOf(channels);
    }
}
