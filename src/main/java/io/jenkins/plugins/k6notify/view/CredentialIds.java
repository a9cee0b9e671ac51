package io.jenkins.plugins.k6notify.view;

import hudson.model.Item;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.form.JobCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Credential ids, and recipients of e-mail, that a user may see: those supplied by the job, and those of channels of an
 * administrator. The only name of a credential supplied by a job is its id.
 */
@Restricted(NoExternalUse.class)
public record CredentialIds(boolean ofJob, boolean ofChannels) {

    /** All ids are visible. */
    public static final CredentialIds ALL = new CredentialIds(true, true);

    /** All ids are hidden. */
    public static final CredentialIds NONE = new CredentialIds(false, false);

    private static final String HIDDEN = "…";

    /**
     * The arguments of reasons that name a credential, or a recipient of e-mail, which takes the place of a credential.
     * The words of a mail server often repeat the address.
     */
    private static final Map<ReasonKind, List<Integer>> NAMING = Map.of(
            ReasonKind.NO_CREDENTIAL, List.of(0),
            ReasonKind.NO_USABLE_URL, List.of(0),
            ReasonKind.NO_USABLE_SIGNING_SECRET, List.of(0),
            ReasonKind.NO_USABLE_AUTHORIZATION, List.of(0),
            ReasonKind.ADDRESS_INVALID, List.of(0),
            ReasonKind.MAIL_ACCEPTED_IN_PART, List.of(1, 2),
            ReasonKind.MAIL_DELAYED, List.of(1, 2),
            ReasonKind.MAIL_RECIPIENTS_REFUSED, List.of(1, 2));

    /** Returns the ids that the current user may see for this job. */
    public static CredentialIds of(Item job) {
        return new CredentialIds(JobCredentials.mayKnow(job), Jenkins.get().hasPermission(Jenkins.SYSTEM_READ));
    }

    /**
     * Whether the name of a channel is visible. Names of channels of an administrator always are; the name of a
     * credential of the job is its id.
     */
    public boolean names(boolean job) {
        return !job || ofJob;
    }

    /** Returns the name of a channel for people. */
    public String channel(boolean job, String name) {
        return names(job) ? name : Messages.CredentialIds_OfJob();
    }

    /**
     * Returns the reason without hidden ids.
     *
     * @param job whether the job supplied the credential of the delivery
     * @param channel name of the channel
     */
    public Reason reason(boolean job, String channel, Reason reason) {
        if (job ? ofJob : ofChannels) {
            return reason;
        }
        List<String> arguments = new ArrayList<>(reason.arguments());
        if (NAMING.containsKey(reason.kind())) {
            NAMING.get(reason.kind()).stream()
                    .filter(index -> index < arguments.size())
                    .forEach(index -> arguments.set(index, HIDDEN));
        } else if (job) {
            // The first version of the plugin stored such reasons as text.
            arguments.replaceAll(words -> words.replace('"' + channel + '"', '"' + HIDDEN + '"'));
        }
        return new Reason(reason.kind(), arguments, reason.detail());
    }
}
