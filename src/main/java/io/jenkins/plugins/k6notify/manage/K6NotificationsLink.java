package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The page Manage Jenkins &gt; k6 notifications. Users with permission to read the settings of Jenkins can view it; its
 * buttons require permission to administer Jenkins.
 */
@Extension
@Symbol("k6Notifications")
@Restricted(NoExternalUse.class)
public final class K6NotificationsLink extends ManagementLink implements StaplerProxy {

    private static final Logger LOGGER = Logger.getLogger(K6NotificationsLink.class.getName());

    /** How long a request waits for a bulk redelivery, which usually ends sooner. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    @Override
    public String getIconFileName() {
        return "symbol-notifications";
    }

    @Override
    public String getDisplayName() {
        return Messages.K6NotificationsLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.K6NotificationsLink_Description();
    }

    @Override
    public String getUrlName() {
        return "k6-notifications";
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    /** The number of failing channels. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        int count = ExtensionList.lookupSingleton(DeliveryMonitor.class)
                .getFailingChannels()
                .size();
        return count == 0
                ? null
                : new Badge(Integer.toString(count), Messages.K6NotificationsLink_Badge(count), Badge.Severity.DANGER);
    }

    /** Restricts all addresses below this one to the same users. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return this;
    }

    /** Creates the page for the view {@code index}. */
    public NotificationsPage page(StaplerRequest2 request) {
        return new NotificationsPage(name -> request.getParameter(name));
    }

    /** Creates the page for the view {@code failed}. */
    public FailedPage failed(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FailedPage.of(name -> request.getParameter(name));
    }

    /**
     * Redelivers a message.
     *
     * @param message id of the message
     * @param place rows to return to, as in {@link NotificationsPage#getPlace}
     */
    @POST
    public HttpRedirect doRedeliver(@QueryParameter String message, @QueryParameter String place) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ActionResult result = Redeliveries.messageId(message)
                .map(Redeliveries.get()::redeliver)
                .orElse(ActionResult.NOT_KEPT);
        if (result == ActionResult.SUBMITTED) {
            audit("message " + message);
        }
        return back(place, result, Util.fixNull(message));
    }

    /**
     * Redelivers all messages that failed and were not delivered later.
     *
     * @param since time of the earliest failure, in ISO 8601
     * @param channel channel as written by {@link ChannelKey#parameter}; empty for all
     */
    @POST
    public HttpRedirect doRedeliverFailed(@QueryParameter String since, @QueryParameter String channel)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Optional<DeliveryHistory> history = OutboxService.get().historyIfOpen();
        if (history.isEmpty()) {
            return back("", ActionResult.NO_OUTBOX, "");
        }
        ChannelKey wanted = ChannelKey.read(channel);
        List<UUID> failed = instant(since).map(history.get()::failedSince).orElse(List.of()).stream()
                .filter(row -> wanted == null || wanted.equals(ChannelKey.of(row)))
                .map(DeliverySummary::message)
                .toList();
        if (failed.isEmpty()) {
            return back("", ActionResult.NOTHING_FAILED, "");
        }
        if (!Redeliveries.get().start(failed)) {
            return back("", ActionResult.ALREADY_RUNNING, "");
        }
        audit(failed.size() + " messages that failed since " + since);
        Redeliveries.get().await(MAX_WAIT);
        return new HttpRedirect(".");
    }

    private static Optional<Instant> instant(@CheckForNull String text) {
        try {
            return Optional.of(Instant.parse(Util.fixNull(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Sends the test message to a saved channel and waits for the response.
     *
     * @param channel name of the channel
     */
    @POST
    public HttpRedirect doTestHook(@QueryParameter String channel, @QueryParameter String place)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Optional<Channel> found = K6NotifyConfiguration.get().channel(Util.fixNull(channel));
        if (found.isEmpty()) {
            return back(place, ActionResult.NO_CHANNEL, "");
        }
        TestHookResults.get().test(found.get());
        return back(place, ActionResult.TESTED, found.get().getName());
    }

    private static HttpRedirect back(@CheckForNull String place, ActionResult result, String about) {
        String rows = LogFilter.isQuery(Util.fixNull(place)) ? place + '&' : "";
        String parameters = NotificationsPage.RESULT
                + '='
                + result.parameter()
                + '&'
                + NotificationsPage.ABOUT
                + '='
                + URLEncoder.encode(about, StandardCharsets.UTF_8);
        return new HttpRedirect("./?" + rows + parameters);
    }

    private static void audit(String what) {
        LOGGER.info(() -> Jenkins.getAuthentication2().getName() + " sends again: " + what);
    }
}
