package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A build with runs whose end has not been reported, or with an expected run that has not been seen, and the settings needed
 * to report it. Kept on disk as JSON; holds ids of credentials and no secret.
 *
 * @param build as {@link Run#getExternalizableId()} has it
 * @param id of the subscription; the rest is as there, too
 */
record OpenRunMarker(
        String build,
        String id,
        List<String> channels,
        List<String> notifyOn,
        @CheckForNull String testName,
        @CheckForNull String slackCredentialsId,
        @CheckForNull String webhookCredentialsId,
        @CheckForNull Integer loadTestId,
        @CheckForNull Integer projectId,
        boolean expectRun) {

    static OpenRunMarker of(Run<?, ?> build, Subscription subscription) {
        return new OpenRunMarker(
                build.getExternalizableId(),
                subscription.id(),
                subscription.channels(),
                subscription.notifyOn().ids(),
                subscription.testName(),
                subscription.slackCredentialsId(),
                subscription.webhookCredentialsId(),
                subscription.loadTestId(),
                subscription.projectId(),
                subscription.expectRun());
    }

    /** @param fullName of the job */
    boolean isOfJob(String fullName) {
        return build.startsWith(fullName + '#') && build.lastIndexOf('#') == fullName.length();
    }

    /** The same of the same build, whose job has this full name now. */
    OpenRunMarker movedTo(String fullName) {
        return new OpenRunMarker(
                fullName + build.substring(build.lastIndexOf('#')),
                id,
                channels,
                notifyOn,
                testName,
                slackCredentialsId,
                webhookCredentialsId,
                loadTestId,
                projectId,
                expectRun);
    }

    /** The same for the same build and subscription; safe as the name of a file. */
    String key() {
        return UUID.nameUUIDFromBytes((build + "\n" + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Subscription subscription() {
        return new Subscription(
                id,
                channels,
                NotifyOn.of(notifyOn),
                testName,
                slackCredentialsId,
                webhookCredentialsId,
                loadTestId,
                projectId,
                expectRun);
    }
}
