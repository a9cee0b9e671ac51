package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.k6notify.connection.SystemSecretTexts;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.UnknownEventException;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Somewhere that an admin wants to hear of k6 runs. Jobs know a channel by its name; what it sends to stays with the
 * admin. Holds ids of credentials and no secret.
 *
 * <p>To add a kind, extend this class with an {@link ChannelDescriptor} that has a {@code @Symbol}. Setters take what
 * they are given: {@link #check} says what is wrong with it, before a channel is saved.
 */
public abstract class Channel implements Describable<Channel>, ExtensionPoint {

    private final String name;
    private final String credentialsId;

    /** Null for everything, which is the default and so not saved. */
    @CheckForNull
    private List<String> notifyOn;

    private boolean disabled;
    private boolean allowHttp;

    /**
     * @param name the handle that jobs use
     * @param credentialsId of a <em>Secret text</em> that holds the URL
     */
    protected Channel(String name, String credentialsId) {
        this.name = Util.fixNull(name).trim();
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    @NonNull
    public final String getName() {
        return name;
    }

    @NonNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    /** What the channel wants to hear, as {@link NotifyOn} has it. */
    @NonNull
    public final List<String> getNotifyOn() {
        return notifyOn == null ? List.of("all") : List.copyOf(notifyOn);
    }

    @DataBoundSetter
    public final void setNotifyOn(@CheckForNull List<String> words) {
        if (words == null) {
            notifyOn = null;
            return;
        }
        // The form always sends an empty word beside those ticked: without a tick this would not be called at all.
        List<String> given = words.stream()
                .map(Util::fixEmptyAndTrim)
                .filter(Objects::nonNull)
                .toList();
        notifyOn = EventChoices.isEverything(given) ? null : new ArrayList<>(EventChoices.inFull(given));
    }

    public final boolean isEnabled() {
        return !disabled;
    }

    @DataBoundSetter
    public final void setEnabled(boolean enabled) {
        disabled = !enabled;
    }

    /** Whether the URL may be one without encryption. */
    public final boolean isAllowHttp() {
        return allowHttp;
    }

    @DataBoundSetter
    public final void setAllowHttp(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    /** The id of a <em>Secret text</em> that signs requests; null where they are not signed. */
    @CheckForNull
    public String getSigningCredentialsId() {
        return null;
    }

    /** Which service answers: its manners count for the pace of sending. Other kinds are like a webhook. */
    @NonNull
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.WEBHOOK;
    }

    /** How messages for this channel are written. */
    @NonNull
    public abstract MessageFormat format();

    /** Where messages go, by names. */
    @NonNull
    public final Endpoint endpoint() {
        return new Endpoint(kind(), name, credentialsId, getSigningCredentialsId(), null);
    }

    /** What addresses the URL may lead to: those of an admin, any. */
    @NonNull
    public final AddressPolicy addressPolicy() {
        return AddressPolicy.anywhere(allowHttp, Wording.WHERE_TO_ALLOW);
    }

    /**
     * Sends the test message, once, and waits for the answer. The channel need not be saved.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the current user is no admin
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    @Restricted(NoExternalUse.class)
    public final TestHook.Result test() throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new TestHook(new SystemSecretTexts())
                .send(kind(), credentialsId, getSigningCredentialsId(), addressPolicy(), format());
    }

    /** Whether the channel is enabled and wants to hear of this. */
    public final boolean accepts(NotificationEvent event) {
        return isEnabled() && EventChoices.read(getNotifyOn()).accepts(event);
    }

    /**
     * Called before the channel is saved, whether it comes from the form or from code. Those who override it call it.
     *
     * @throws IllegalArgumentException if it cannot work like this, in words for the admin
     */
    public void check() {
        require(!name.isEmpty(), Messages.Channel_NoName());
        try {
            require(!getNotifyOn().isEmpty(), Messages.Channel_NothingToNotifyOn(name));
            NotifyOn.of(getNotifyOn());
        } catch (UnknownEventException e) {
            throw new IllegalArgumentException(
                    Messages.Channel_Wrong(name, Messages.Channel_UnknownEvent(e.word(), e.nearest())), e);
        }
    }

    /** @throws IllegalArgumentException with these words if the condition does not hold */
    protected static void require(boolean condition, String words) {
        if (!condition) {
            throw new IllegalArgumentException(words);
        }
    }

    @Override
    public ChannelDescriptor getDescriptor() {
        return (ChannelDescriptor) Describable.super.getDescriptor();
    }
}
