package io.jenkins.plugins.k6notify.report.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hudson.model.Run;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Marker of a build that has runs whose end is unreported, or an expected run that has not been seen, with the
 * subscription needed to report it. Stored as JSON on disk.
 *
 * @param build id as in {@link Run#getExternalizableId()}
 */
@Restricted(NoExternalUse.class)
public record OpenRunMarker(String build, @JsonUnwrapped Subscription subscription) {

    static OpenRunMarker of(Run<?, ?> build, Subscription subscription) {
        return new OpenRunMarker(build.getExternalizableId(), subscription);
    }

    /** @param fullName full name of the job */
    boolean isOfJob(String fullName) {
        return build.startsWith(fullName + '#') && build.lastIndexOf('#') == fullName.length();
    }

    /** Returns this marker with the new full name of the job. */
    OpenRunMarker movedTo(String fullName) {
        return new OpenRunMarker(fullName + build.substring(build.lastIndexOf('#')), subscription);
    }

    /** The key of build and subscription, valid as a file name. */
    String key() {
        return UUID.nameUUIDFromBytes((build + "\n" + subscription.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
