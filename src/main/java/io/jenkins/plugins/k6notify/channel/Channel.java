package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.HostLookup;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpSender;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.UnknownEventException;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A destination for notifications about k6 runs, configured by an administrator, or in a folder by a user who may
 * configure it. Jobs refer to a channel by its name; its URL is visible to these users only. Holds credential ids, never secrets.
 *
 * <p>To add a kind of channel, extend this class with an {@link ChannelDescriptor} that has a {@code @Symbol}. Setters
 * accept any value: {@link #check} validates the channel before it is saved.
 */
public abstract class Channel implements Describable<Channel>, ExtensionPoint {

    private final String name;
    private final String credentialsId;

    /** Null for all events, the default, which is omitted from the saved configuration. */
    @CheckForNull
    private List<String> notifyOn;

    private boolean disabled;
    private boolean allowHttp;

    /**
     * @param name name by which jobs refer to the channel
     * @param credentialsId id of a <em>Secret text</em> credential that holds the URL
     */
    protected Channel(String name, String credentialsId) {
        this.name = Util.fixNull(name).trim();
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    /** Creates a channel that needs no credential of its own. */
    protected Channel(String name) {
        this(name, "");
    }

    @NonNull
    public final String getName() {
        // The file of a folder can be written without a constructor.
        return Util.fixNull(name);
    }

    /** The id of the credential with the URL or token; empty for kinds without a credential. */
    @NonNull
    public final String getCredentialsId() {
        return Util.fixNull(credentialsId);
    }

    /** Identifiers of the events that the channel receives, as in {@link NotifyOn}. */
    @NonNull
    public final List<String> getNotifyOn() {
        return notifyOn == null ? List.of("all") : List.copyOf(notifyOn);
    }

    @DataBoundSetter
    public final void setNotifyOn(@CheckForNull List<String> notifyOn) {
        this.notifyOn = EventChoices.saved(notifyOn);
    }

    public final boolean isEnabled() {
        return !disabled;
    }

    @DataBoundSetter
    public final void setEnabled(boolean enabled) {
        disabled = !enabled;
    }

    /** Whether the URL may use http. */
    public final boolean isAllowHttp() {
        return allowHttp;
    }

    @DataBoundSetter
    public final void setAllowHttp(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    /** The id of a <em>Secret text</em> credential used to sign requests; null for unsigned requests. */
    @CheckForNull
    public String getSigningCredentialsId() {
        return null;
    }

    /**
     * The name of the destination in deliveries: channels of one kind with the same name share a queue. Stored with each
     * message: must not contain a secret. The default is the id of the credential.
     */
    @NonNull
    protected String destination() {
        return getCredentialsId();
    }

    /** The service behind the URL, which determines the rate limits of sending. The default is a webhook. */
    @NonNull
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.WEBHOOK;
    }

    /** Returns the format of messages for this channel. */
    @NonNull
    public abstract MessageFormat format();

    /** Returns advice about the messages for their preview, as plain text, such as a name without a value. */
    @NonNull
    protected Optional<String> previewAdvice() {
        return Optional.empty();
    }

    /** Returns the destination of messages, by names only. */
    @NonNull
    public final Endpoint endpoint() {
        return new Endpoint(kind(), getName(), destination(), getSigningCredentialsId(), null);
    }

    /**
     * Returns the transport of messages, for one attempt. The default posts them to the URL of the credential, signed if
     * there is a credential for it.
     */
    @NonNull
    public Transport transport(@NonNull Connection connection) {
        return new HttpSender(delivery -> target(connection), connection.http());
    }

    /**
     * Returns the destination of requests of the default transport.
     *
     * @throws UnusableEndpointException if a credential is missing or unusable
     */
    @NonNull
    protected Target target(@NonNull Connection connection) {
        return connection.target(getCredentialsId(), getSigningCredentialsId());
    }

    /** Returns advice after a successful test, such as a host in the internal network. */
    @NonNull
    protected Optional<Reason> caution(@NonNull Connection connection) {
        Target target = target(connection);
        return target.policy().warning(target.uri(), HostLookup.system());
    }

    /**
     * Returns the addresses to which the URL may resolve if the channel is one of an administrator: any. For those of
     * folders, the rules for jobs apply instead.
     */
    @NonNull
    public final AddressPolicy addressPolicy() {
        return AddressPolicy.anywhere(allowHttp, Wording.WHERE_TO_ALLOW);
    }

    /**
     * Sends the test message once and waits for the response. The channel may be unsaved.
     *
     * @throws org.springframework.security.access.AccessDeniedException if the current user is not an administrator
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    @Restricted(NoExternalUse.class)
    public final TestHook.Result test() throws InterruptedException {
        return test(ChannelScope.SYSTEM);
    }

    /** As {@link #test()}, for a channel that is configured elsewhere. */
    final TestHook.Result test(ChannelScope scope) throws InterruptedException {
        scope.checkMayConfigure();
        return new TestHook(scope.connection(this)).send(this);
    }

    /** Whether the channel is enabled and subscribes to the event. */
    public final boolean accepts(NotificationEvent event) {
        return isEnabled() && EventChoices.read(getNotifyOn()).accepts(event);
    }

    /**
     * Validates the channel before it is saved, from the form or from code. Overriding methods must call this one.
     *
     * @throws IllegalArgumentException if the channel is invalid; the message is shown to the administrator
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

    /** @throws IllegalArgumentException with this message if the condition is false */
    protected static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public ChannelDescriptor getDescriptor() {
        return (ChannelDescriptor) Describable.super.getDescriptor();
    }
}
