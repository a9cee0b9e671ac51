package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.record.BuildReference;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.view.AttemptRow;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A delivery of the log as one user sees it. All text is untrusted: views must escape it. */
@Restricted(NoExternalUse.class)
public final class DeliveryRow {

    /** Length of the receiver's response before it is expanded. */
    private static final int WORDS = 120;

    private final Delivery delivery;
    private final Viewer viewer;

    DeliveryRow(Delivery delivery, Viewer viewer) {
        this.delivery = delivery;
        this.viewer = viewer;
    }

    /** The id of the message. */
    public String getMessage() {
        return delivery.message().id().toString();
    }

    public Timestamp getCreated() {
        return new Timestamp(delivery.created());
    }

    /** The name of the channel; for a credential of a job its id, if the user may know it. */
    public String getChannel() {
        return channel(key(), viewer);
    }

    private ChannelKey key() {
        return new ChannelKey(delivery.endpoint().context(), delivery.endpoint().channel());
    }

    /** Returns the name of a channel as the user may know it. */
    static String channel(ChannelKey key, Viewer viewer) {
        return viewer.ids(key).channel(key.isOfJob(), key.name());
    }

    /** Whether a job supplied the credential. */
    public boolean isOfJob() {
        return delivery.endpoint().context() != null;
    }

    public String getEvent() {
        return delivery.message().event();
    }

    /** 0 for the first delivery of the message. */
    public int getRedelivery() {
        return delivery.redelivery();
    }

    @CheckForNull
    public BuildPlace getBuild() {
        return BuildReference.of(delivery.orderingKey())
                .map(build -> BuildPlace.of(build, viewer))
                .orElse(null);
    }

    public StateBadge getState() {
        return StateBadge.of(delivery.state(), !delivery.attempts().isEmpty());
    }

    public boolean isDelivered() {
        return delivery.state() == Delivery.State.DELIVERED;
    }

    /** The time of the next attempt of a waiting delivery. */
    @CheckForNull
    public Timestamp getNext() {
        Instant next = delivery.nextAttempt();
        return next == null ? null : new Timestamp(next);
    }

    public List<AttemptRow> getAttempts() {
        return delivery.attempts().stream()
                .map(attempt -> AttemptRow.of(AttemptRecord.of(attempt), shown(attempt)))
                .toList();
    }

    /** The beginning of the result of the last attempt. */
    @CheckForNull
    public String getWords() {
        return delivery.lastAttempt()
                .map(attempt -> Excerpt.line(Wording.of(shown(attempt)), WORDS))
                .orElse(null);
    }

    private Reason shown(Attempt attempt) {
        ChannelKey key = key();
        return viewer.ids(key).reason(key.isOfJob(), key.name(), attempt.reason());
    }

    /** Whether the current user may redeliver the message. */
    public boolean isRedeliverable() {
        return viewer.isAdmin() && delivery.state() != Delivery.State.WAITING;
    }
}
