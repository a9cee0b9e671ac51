package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.view.AttemptRow;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import io.jenkins.plugins.k6notify.view.StateBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A delivery on the page of a build. The receiver's words and the name of the channel are from outside: views escape. */
@Restricted(NoExternalUse.class)
public final class DeliveryCard {

    private final DeliveryRecord record;
    private final CredentialIds ids;
    private final boolean redeliverable;

    /**
     * @param ids which of them who looks may know
     * @param redeliverable whether who looks may send it once more, and there is nothing under way
     */
    DeliveryCard(DeliveryRecord record, CredentialIds ids, boolean redeliverable) {
        this.record = record;
        this.ids = ids;
        this.redeliverable = redeliverable;
    }

    /** Tells it from all others of the page; fit for an attribute. */
    public String getKey() {
        return record.id().toString();
    }

    /** The name of the channel; of a credential that the job brought its id, for those who may know it. */
    public String getChannel() {
        return ids.channel(record.job(), record.channel());
    }

    /** Whether the job brought the credential. */
    public boolean isJob() {
        return record.job();
    }

    public String getEvent() {
        return record.event();
    }

    /** 0 for the first delivery of its message. */
    public int getRedelivery() {
        return record.redelivery();
    }

    public boolean isOver() {
        return record.isOver();
    }

    public boolean isRedeliverable() {
        return redeliverable;
    }

    public boolean isDelivered() {
        return record.state() == Delivery.State.DELIVERED;
    }

    public StateBadge getState() {
        return StateBadge.of(record.state(), !record.attempts().isEmpty());
    }

    /** Whether it was left out because too many were waiting. */
    public boolean isDropped() {
        return record.state() == Delivery.State.DROPPED;
    }

    @CheckForNull
    public AttemptRow getLastAttempt() {
        List<AttemptRecord> attempts = record.attempts();
        return attempts.isEmpty() ? null : row(attempts.get(attempts.size() - 1));
    }

    @CheckForNull
    public Timestamp getNextAttempt() {
        Instant next = record.nextAttempt();
        return next == null ? null : new Timestamp(next);
    }

    public List<AttemptRow> getAttempts() {
        return record.attempts().stream().map(this::row).toList();
    }

    private AttemptRow row(AttemptRecord attempt) {
        return AttemptRow.of(attempt, ids.reason(record.job(), record.channel(), attempt.reason()));
    }

    /** What is read aloud when the delivery comes to its end. */
    public String getNews() {
        return Messages.DeliveryCard_News(getEvent(), getChannel(), getState().word());
    }
}
