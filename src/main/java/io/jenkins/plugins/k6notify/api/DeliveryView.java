package io.jenkins.plugins.k6notify.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A delivery in the remote API. The receiver's response and the channel name are untrusted text: views must escape
 * them.
 */
@ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
@Restricted(NoExternalUse.class)
public final class DeliveryView {

    private final DeliveryRecord record;
    private final CredentialIds ids;

    DeliveryView(DeliveryRecord record, CredentialIds ids) {
        this.record = record;
        this.ids = ids;
    }

    @Exported
    public String getId() {
        return record.id().toString();
    }

    /** 0 for the first delivery of the message. A redelivery keeps the id of the message and has a higher number. */
    @Exported
    public int getRedelivery() {
        return record.redelivery();
    }

    /** Null for a credential of the job if the user may not see its id. */
    @CheckForNull
    @Exported
    public String getChannel() {
        return ids.names(record.job()) ? XmlText.of(record.channel()) : null;
    }

    /** Whether the job supplied the credential. */
    @Exported
    public boolean isJob() {
        return record.job();
    }

    @Exported
    public String getEvent() {
        return record.event();
    }

    @Exported
    public String getState() {
        return record.state().name().toLowerCase(Locale.ROOT);
    }

    @CheckForNull
    @Exported
    public String getNextAttempt() {
        Instant next = record.nextAttempt();
        return next == null ? null : next.toString();
    }

    @Exported
    public List<AttemptView> getAttempts() {
        return record.attempts().stream().map(this::view).toList();
    }

    private AttemptView view(AttemptRecord attempt) {
        return new AttemptView(attempt, ids.reason(record.job(), record.channel(), attempt.reason()));
    }

    /** One attempt of a delivery. */
    @ExportedBean(defaultVisibility = RunView.WITH_ITS_PARENT)
    public static final class AttemptView {

        private final AttemptRecord record;
        private final Reason reason;

        AttemptView(AttemptRecord record, Reason reason) {
            this.record = record;
            this.reason = reason;
        }

        @Exported
        public String getAt() {
            return record.at().toString();
        }

        /** The HTTP status code. */
        @CheckForNull
        @Exported
        public Integer getStatus() {
            return record.status();
        }

        @Exported
        public long getMillis() {
            return record.millis();
        }

        @Exported
        public String getText() {
            return XmlText.of(reason.words());
        }
    }
}
