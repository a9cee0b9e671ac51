package io.jenkins.plugins.k6notify.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.build.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.summary.MetricKind;
import io.jenkins.plugins.k6notify.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A delivery on the page of a build. The receiver's words and the name of the channel are from outside: views escape. */
@Restricted(NoExternalUse.class)
public final class DeliveryCard {

    private final DeliveryRecord record;
    private final boolean redeliverable;

    /** @param redeliverable whether who looks may send it once more, and there is nothing under way */
    DeliveryCard(DeliveryRecord record, boolean redeliverable) {
        this.record = record;
        this.redeliverable = redeliverable;
    }

    /** Tells it from all others of the page; fit for an attribute. */
    public String getKey() {
        return record.id().toString();
    }

    public String getChannel() {
        return record.channel();
    }

    /** Whether the job brought the credential, whose id then is the name of the channel. */
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

    /** Ends the name of a CSS class. */
    public String getStyle() {
        return record.state().name().toLowerCase(Locale.ROOT);
    }

    /** A symbol of Jenkins. */
    public String getIcon() {
        return switch (record.state()) {
            case WAITING -> "symbol-hourglass";
            case DELIVERED -> "symbol-check";
            case FAILED -> "symbol-close-circle";
            case DROPPED -> "symbol-warning";
        };
    }

    public String getStateText() {
        return switch (record.state()) {
            case WAITING ->
                record.attempts().isEmpty() ? Messages.DeliveryCard_Waiting() : Messages.DeliveryCard_WaitingAgain();
            case DELIVERED -> Messages.DeliveryCard_Delivered();
            case FAILED -> Messages.DeliveryCard_Failed();
            case DROPPED -> Messages.DeliveryCard_Dropped();
        };
    }

    @CheckForNull
    public AttemptRow getLastAttempt() {
        List<AttemptRecord> attempts = record.attempts();
        return attempts.isEmpty() ? null : AttemptRow.of(attempts.get(attempts.size() - 1));
    }

    @CheckForNull
    public Moment getNextAttempt() {
        Instant next = record.nextAttempt();
        return next == null ? null : new Moment(next);
    }

    public List<AttemptRow> getAttempts() {
        return record.attempts().stream().map(AttemptRow::of).toList();
    }

    /** What is read aloud when the delivery comes to its end. */
    public String getNews() {
        return Messages.DeliveryCard_News(getEvent(), getChannel(), getStateText());
    }

    /**
     * One attempt.
     *
     * @param status of HTTP; null where there was no answer
     * @param took how long it took, with its unit
     */
    @Restricted(NoExternalUse.class)
    public record AttemptRow(Moment at, @CheckForNull Integer status, String took, String text) {

        static AttemptRow of(AttemptRecord record) {
            String took = MetricKind.spaced(MetricKind.TIME.format(record.millis()));
            return new AttemptRow(new Moment(record.at()), record.status(), took, Wording.of(record.reason()));
        }

        /** For where no column says what the number is. */
        @CheckForNull
        public String statusText() {
            return status == null ? null : "HTTP " + status;
        }
    }
}
