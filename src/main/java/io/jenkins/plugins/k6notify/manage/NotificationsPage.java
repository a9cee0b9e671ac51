package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.OutboxLevel;
import io.jenkins.plugins.k6notify.engine.event.EventType;
import io.jenkins.plugins.k6notify.i18n.Numbers;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.view.StateBadge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The page Manage Jenkins &gt; k6 notifications as one user sees it. Created per request. */
@Restricted(NoExternalUse.class)
public final class NotificationsPage {

    /** The number of deliveries on a page. */
    static final int ROWS = 50;

    /** The parameter with the sequence number of the delivery before the first row. */
    static final String BEFORE = "before";

    /** The parameter with an {@link ActionResult}. */
    static final String RESULT = "result";

    /** The parameter with the message or channel of an {@link ActionResult}. */
    static final String ABOUT = "about";

    /** The parameters that identify the same rows. */
    static final List<String> PLACE =
            Stream.concat(LogFilter.PARAMETERS.stream(), Stream.of(BEFORE)).toList();

    private final Query query;
    private final LogFilter filter;
    private final Viewer viewer;

    @CheckForNull
    private final DeliveryHistory history;

    private final ChannelTable channels;
    private final List<Delivery> found;

    private NotificationsPage(Query query, Viewer viewer, @CheckForNull DeliveryHistory history) {
        this.query = query;
        this.filter = LogFilter.of(query);
        this.viewer = viewer;
        this.history = history;
        this.channels = ChannelTable.of(
                K6NotifyConfiguration.get().getChannels(),
                history == null ? List.of() : history.health(),
                TestHookResults.get()::of,
                viewer);
        this.found = history == null
                ? List.of()
                : history.deliveries(row -> filter.accepts(row, viewer) && viewer.sees(row), before(query), ROWS + 1);
    }

    /** Creates the page for the current user. */
    static NotificationsPage of(Query query) {
        return new NotificationsPage(
                query, Viewer.current(), OutboxService.get().historyIfOpen().orElse(null));
    }

    private static long before(Query query) {
        try {
            return Long.parseLong(query.get(BEFORE));
        } catch (NumberFormatException e) {
            return DeliveryHistory.NEWEST;
        }
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
                        ActionResult.read(query.get(RESULT)).flatMap(this::resultNotice),
                        Redeliveries.get().progress().map(Redeliveries.Progress::notice),
                        outboxNotice())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Notice> resultNotice(ActionResult result) {
        String about = query.get(ABOUT);
        if (result == ActionResult.TESTED) {
            return K6NotifyConfiguration.get()
                    .channel(about)
                    .flatMap(TestHookResults.get()::of)
                    .map(test -> test.notice(about));
        }
        return Optional.of(result.notice(message(about).orElse(null)));
    }

    private Optional<Notice> outboxNotice() {
        if (history != null && history.isLoaded()) {
            return Optional.empty();
        }
        return Optional.of(OutboxService.get()
                .failure()
                .map(Wording::of)
                .map(why -> new Notice("danger", Messages.NotificationsPage_NotOpen(why)))
                .orElseGet(() -> new Notice("info", Messages.NotificationsPage_StillReading())));
    }

    private Optional<String> message(String id) {
        if (history == null || id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return history.newest(UUID.fromString(id))
                    .filter(viewer::sees)
                    .map(row -> Messages.ActionResult_MessageTo(
                            row.event(), viewer.name(ChannelKey.of(row))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public ChannelTable getChannels() {
        return channels;
    }

    public List<Choice> getChannelChoices() {
        Set<ChannelKey> keys = new LinkedHashSet<>(channels.keys());
        ChannelKey chosen = filter.channel();
        if (chosen != null && viewer.knows(chosen)) {
            keys.add(chosen);
        }
        return keys.stream()
                .map(key -> new Choice(key.word(), key.label(), key.equals(chosen)))
                .toList();
    }

    public List<Choice> getStateChoices() {
        return Arrays.stream(Delivery.State.values())
                .map(state ->
                        new Choice(LogFilter.word(state), StateBadge.of(state).word(), state == filter.state()))
                .toList();
    }

    public List<Choice> getEventChoices() {
        return Arrays.stream(EventType.values())
                .map(type -> new Choice(type.id(), type.id(), type.id().equals(filter.event())))
                .toList();
    }

    /** The part of a job name that the user entered as filter. */
    public String getJob() {
        return query.get(LogFilter.JOB);
    }

    /** Whether a filter is active. */
    public boolean isNarrow() {
        return filter.isNarrow();
    }

    public List<DeliveryRow> getRows() {
        List<DeliveryRow> rows = new ArrayList<>();
        found.stream().limit(ROWS).forEach(row -> rows.add(new DeliveryRow(row, viewer)));
        return rows;
    }

    /** The query string of the next, older rows; null on the last page. */
    @CheckForNull
    public String getOlder() {
        return found.size() <= ROWS
                ? null
                : query.only(PLACE)
                        .with(BEFORE, Long.toString(found.get(ROWS - 1).sequence()))
                        .text();
    }

    /** The address of the first rows; null on the first page. */
    @CheckForNull
    public String getNewest() {
        return query.get(BEFORE).isEmpty()
                ? null
                : query.only(LogFilter.PARAMETERS).text();
    }

    /** The query string of the failed deliveries of the selected channel. */
    public String getFailed() {
        return query.only(List.of(LogFilter.CHANNEL)).text();
    }

    /** The query string of these rows. */
    public String getPlace() {
        return query.only(PLACE).text();
    }
}
