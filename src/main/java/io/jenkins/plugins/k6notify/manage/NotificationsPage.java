package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.view.StateBadge;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The page Manage Jenkins &gt; k6 notifications as the current user sees it. Created per request. */
@Restricted(NoExternalUse.class)
public final class NotificationsPage {

    /** The number of deliveries on a page. */
    private static final int ROWS = 50;

    /** The parameter with an {@link ActionResult}. */
    static final String RESULT = "result";

    /** The parameter with the message or channel of an {@link ActionResult}. */
    static final String ABOUT = "about";

    private final UnaryOperator<String> parameters;
    private final LogFilter filter;
    private final Viewer viewer = Viewer.current();

    @CheckForNull
    private final DeliveryHistory history;

    private final ChannelTable channels;

    /** The deliveries of this page, and the first one of the next page. */
    private final List<Delivery> found;

    /** @param parameters returns the value of a parameter of the page address, or null */
    NotificationsPage(UnaryOperator<String> parameters) {
        this.parameters = parameters;
        this.filter = LogFilter.of(parameters);
        this.history = OutboxService.get().historyIfOpen().orElse(null);
        this.channels = ChannelTable.of(
                K6NotifyConfiguration.get().getChannels(),
                history == null ? List.of() : history.health(),
                TestHookResults.get()::of,
                viewer);
        this.found = history == null
                ? List.of()
                : history.deliveries(row -> filter.accepts(row, viewer) && viewer.sees(row), filter.before(), ROWS + 1);
    }

    /** Whether the user may use the buttons. */
    public boolean isAdmin() {
        return viewer.isAdmin();
    }

    /** Whether the outbox is open; otherwise {@link #getNotices} contains the reason. */
    public boolean isOpen() {
        return history != null;
    }

    /** Formats a count for the locale of the current user. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    @CheckForNull
    public OutboxLevel getLevel() {
        return OutboxService.get().level().orElse(null);
    }

    /** Notices: the result of the last button, the progress of a bulk redelivery, and a missing outbox. */
    public List<Notice> getNotices() {
        return Stream.of(
                        ActionResult.read(parameters.apply(RESULT)).flatMap(this::resultNotice),
                        Redeliveries.get().progress().map(Redeliveries.Progress::notice),
                        outboxNotice())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Notice> resultNotice(ActionResult result) {
        String about = Util.fixNull(parameters.apply(ABOUT));
        if (result == ActionResult.TESTED) {
            return K6NotifyConfiguration.get()
                    .channel(about)
                    .flatMap(TestHookResults.get()::of)
                    .map(test -> test.notice(about));
        }
        return Optional.of(result.notice(messageLabel(about).orElse(null)));
    }

    private Optional<String> messageLabel(String id) {
        return Optional.ofNullable(history)
                .flatMap(open -> Redeliveries.messageId(id).flatMap(open::newest))
                .filter(viewer::sees)
                .map(row -> Messages.ActionResult_MessageTo(row.event(), viewer.name(ChannelKey.of(row))));
    }

    private Optional<Notice> outboxNotice() {
        if (history != null && history.isLoaded()) {
            return Optional.empty();
        }
        return Optional.of(OutboxService.get()
                .failure()
                .map(reason -> new Notice("danger", Messages.NotificationsPage_NotOpen(Wording.of(reason))))
                .orElseGet(() -> new Notice("info", Messages.NotificationsPage_StillReading())));
    }

    public ChannelTable getChannels() {
        return channels;
    }

    public List<ListBoxModel.Option> getChannelOptions() {
        Set<ChannelKey> keys = new LinkedHashSet<>(channels.keys());
        ChannelKey selected = filter.channel();
        if (selected != null && viewer.knows(selected)) {
            keys.add(selected);
        }
        return keys.stream().map(key -> key.option(selected)).toList();
    }

    public List<ListBoxModel.Option> getStateOptions() {
        return Arrays.stream(Delivery.State.values())
                .map(state -> new ListBoxModel.Option(
                        StateBadge.of(state).word(), LogFilter.parameter(state), state == filter.state()))
                .toList();
    }

    public List<ListBoxModel.Option> getEventOptions() {
        return Arrays.stream(EventType.values())
                .map(EventType::id)
                .map(id -> new ListBoxModel.Option(id, id, id.equals(filter.event())))
                .toList();
    }

    /** The part of a job name that the user entered as filter. */
    public String getJob() {
        return filter.job();
    }

    /** Whether a filter is active. */
    public boolean isFiltered() {
        return filter.isActive();
    }

    public List<DeliveryRow> getRows() {
        return found.stream()
                .limit(ROWS)
                .map(delivery -> new DeliveryRow(delivery, viewer))
                .toList();
    }

    /** The query string of the next, older rows; null on the last page. */
    @CheckForNull
    public String getOlder() {
        return found.size() <= ROWS
                ? null
                : filter.page(found.get(ROWS - 1).sequence()).query();
    }

    /** The query string of the first rows; null on the first page. */
    @CheckForNull
    public String getNewest() {
        return filter.isFirstPage() ? null : filter.firstPage().query();
    }

    /** The query string of the failed deliveries of the selected channel. */
    public String getFailed() {
        return LogFilter.ofChannel(filter.channel()).query();
    }

    /** The query string of these rows. */
    public String getPlace() {
        return filter.query();
    }
}
