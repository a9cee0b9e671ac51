package io.jenkins.plugins.k6notify.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Marker of a build that has runs whose end is unreported, or an expected run that has not been seen, with the settings
 * needed to report it. Stored as JSON on disk; holds credential ids, never secrets.
 *
 * @param build id as in {@link Run#getExternalizableId()}
 * @param id id of the subscription; the other fields are those of the subscription
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

    /** @param fullName full name of the job */
    boolean isOfJob(String fullName) {
        return build.startsWith(fullName + '#') && build.lastIndexOf('#') == fullName.length();
    }

    /** Returns this marker with the new full name of the job. */
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

    /** The key of build and subscription, valid as a file name. */
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
