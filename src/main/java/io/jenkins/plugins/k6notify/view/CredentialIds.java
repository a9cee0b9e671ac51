package io.jenkins.plugins.k6notify.view;

import hudson.model.Item;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.form.JobCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which ids of credentials somebody may know: those that the job brings, and those behind the channels of an administrator.
 * A credential that the job brings has no other name than its id.
 */
@Restricted(NoExternalUse.class)
public record CredentialIds(boolean ofJob, boolean ofChannels) {

    /** For somebody who may know all of them. */
    public static final CredentialIds ALL = new CredentialIds(true, true);

    /** For somebody who may know none. */
    public static final CredentialIds NONE = new CredentialIds(false, false);

    private static final String HIDDEN = "…";

    /** Those whose first argument is the id of a credential. */
    private static final Set<ReasonKind> NAMING =
            Set.of(ReasonKind.NO_CREDENTIAL, ReasonKind.NO_USABLE_URL, ReasonKind.NO_USABLE_SIGNING_SECRET);

    /** What the current user may know at this job. */
    public static CredentialIds of(Item job) {
        return new CredentialIds(JobCredentials.mayKnow(job), Jenkins.get().hasPermission(Jenkins.SYSTEM_READ));
    }

    /** Whether the name of a channel may be shown: an administrator's always, of a credential of the job its id. */
    public boolean names(boolean job) {
        return !job || ofJob;
    }

    /** The name of a channel for humans. */
    public String channel(boolean job, String name) {
        return names(job) ? name : Messages.CredentialIds_OfJob();
    }

    /**
     * The reason without the ids that are not to be known.
     *
     * @param job whether it is of a delivery to what the job brings
     * @param channel the name of the channel
     */
    public Reason reason(boolean job, String channel, Reason reason) {
        if (job ? ofJob : ofChannels) {
            return reason;
        }
        List<String> arguments = new ArrayList<>(reason.arguments());
        if (NAMING.contains(reason.kind())) {
            arguments.set(0, HIDDEN);
        } else if (job) {
            // The first version of the plugin kept such reasons as words.
            arguments.replaceAll(words -> words.replace('"' + channel + '"', '"' + HIDDEN + '"'));
        }
        return new Reason(reason.kind(), arguments, reason.detail());
    }
}
