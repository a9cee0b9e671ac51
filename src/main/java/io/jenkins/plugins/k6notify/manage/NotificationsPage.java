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

/** What somebody sees under Manage Jenkins &gt; k6 notifications. Made for one request. */
@Restricted(NoExternalUse.class)
public final class NotificationsPage {

    /** Deliveries at once. */
    static final int ROWS = 50;

    /** The page begins behind the delivery of this sequence number. */
    static final String BEFORE = "before";

    /** The message or channel that an {@link ActionResult} is about. */
    static final String ABOUT = "about";

    /** What leads back to the same rows. */
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

    /** For the current user. */
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

    /** Whether buttons are of use. */
    public boolean isAdmin() {
        return viewer.isAdmin();
    }

    /** Whether there is an outbox; if not, {@link #getNews} says why. */
    public boolean isOpen() {
        return history != null;
    }

    /** A count in the language of whoever looks. */
    public String number(long count) {
        return Numbers.whole(count);
    }

    @CheckForNull
    public OutboxLevel getLevel() {
        return OutboxService.get().level().orElse(null);
    }

    /** What came of the button that was pressed, how messages are sent once more, and whether the outbox is missing. */
    public List<Notice> getNews() {
        List<Notice> news = new ArrayList<>();
        ActionResult.read(query.get(ActionResult.PARAMETER)).map(this::said).ifPresent(news::add);
        BulkRedeliveries.get().news().map(Notice::of).ifPresent(news::add);
        if (history == null) {
            news.add(OutboxService.get()
                    .failure()
                    .map(Wording::of)
                    .map(why -> new Notice("danger", Messages.NotificationsPage_NotOpen(why)))
                    .orElseGet(() -> new Notice("info", Messages.NotificationsPage_StillReading())));
        } else if (!history.isLoaded()) {
            news.add(new Notice("info", Messages.NotificationsPage_StillReading()));
        }
        return news;
    }

    @CheckForNull
    private Notice said(ActionResult answer) {
        String about = query.get(ABOUT);
        if (answer == ActionResult.TESTED) {
            return K6NotifyConfiguration.get()
                    .channel(about)
                    .flatMap(TestHookResults.get()::of)
                    .map(Notice::of)
                    .orElse(null);
        }
        return new Notice(answer.style(), answer.text(message(about).orElse(null)));
    }

    private Optional<String> message(String id) {
        if (history == null || id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return history.newest(UUID.fromString(id))
                    .filter(viewer::sees)
                    .map(row -> Messages.ActionResult_MessageTo(
                            row.event(), DeliveryRow.channel(ChannelKey.of(row), viewer)));
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

    /** What the user wrote as a part of the job's name. */
    public String getJob() {
        return query.get(LogFilter.JOB);
    }

    /** Whether the user wants something in particular. */
    public boolean isNarrow() {
        return filter.isNarrow();
    }

    public List<DeliveryRow> getRows() {
        List<DeliveryRow> rows = new ArrayList<>();
        found.stream().limit(ROWS).forEach(row -> rows.add(new DeliveryRow(row, viewer)));
        return rows;
    }

    /** The address of the rows behind these, behind its question mark; null if there are none. */
    @CheckForNull
    public String getOlder() {
        return found.size() <= ROWS
                ? null
                : query.only(PLACE)
                        .with(BEFORE, Long.toString(found.get(ROWS - 1).sequence()))
                        .text();
    }

    /** The address of the first rows; null if these are those. */
    @CheckForNull
    public String getNewest() {
        return query.get(BEFORE).isEmpty()
                ? null
                : query.only(LogFilter.PARAMETERS).text();
    }

    /** The address, behind its question mark, of what failed at the channel that the user looks at. */
    public String getFailed() {
        return query.only(List.of(LogFilter.CHANNEL)).text();
    }

    /** The address of these rows, behind its question mark. */
    public String getPlace() {
        return query.only(PLACE).text();
    }
}
