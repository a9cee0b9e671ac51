package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
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
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A delivery of the log as one user sees it. All text is untrusted: views must escape it. */
@Restricted(NoExternalUse.class)
public final class DeliveryRow {

    /** Length of the receiver's response before it is expanded. */
    private static final int MAX_TEXT = 120;

    private final Delivery delivery;
    private final ChannelKey channel;
    private final Viewer viewer;

    DeliveryRow(Delivery delivery, Viewer viewer) {
        this.delivery = delivery;
        this.channel = ChannelKey.of(delivery.endpoint());
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
        return viewer.name(channel);
    }

    /** Whether a job supplied the credential. */
    public boolean isOfJob() {
        return channel.isOfJob();
    }

    public String getEvent() {
        return delivery.message().event();
    }

    /** 0 for the first delivery of the message. */
    public int getRedelivery() {
        return delivery.redelivery();
    }

    /** The current or last known name of the job, and the number of the build; null for a delivery outside of a build. */
    @CheckForNull
    public String getBuild() {
        return build().map(build ->
                        viewer.job(build.job()).map(Job::getFullName).orElse(build.job()) + " #" + build.number())
                .orElse(null);
    }

    /** The address of the build relative to the root of Jenkins; null if it is deleted or hidden from the user. */
    @CheckForNull
    public String getBuildUrl() {
        return build().flatMap(build -> viewer.job(build.job())
                        .filter(job -> isKept(job, build.number()))
                        .map(job -> job.getUrl() + build.number() + "/"))
                .orElse(null);
    }

    private Optional<BuildReference> build() {
        return BuildReference.of(delivery.orderingKey());
    }

    /** Whether the build exists. Does not load it, since a page lists many of them. */
    private static boolean isKept(Job<?, ?> job, String number) {
        return number.matches("[0-9]+") && new File(job.getBuildDir(), number).isDirectory();
    }

    public StateBadge getState() {
        return StateBadge.of(delivery);
    }

    public boolean isDelivered() {
        return delivery.state() == Delivery.State.DELIVERED;
    }

    /** The time of the next attempt of a waiting delivery. */
    @CheckForNull
    public Timestamp getNextAttempt() {
        return Timestamp.ofNullable(delivery.nextAttempt());
    }

    public List<AttemptRow> getAttempts() {
        return delivery.attempts().stream()
                .map(attempt -> AttemptRow.of(AttemptRecord.of(attempt), visibleReason(attempt)))
                .toList();
    }

    /** The beginning of the result of the last attempt. */
    @CheckForNull
    public String getLastResult() {
        return delivery.lastAttempt()
                .map(attempt -> Excerpt.line(Wording.of(visibleReason(attempt)), MAX_TEXT))
                .orElse(null);
    }

    private Reason visibleReason(Attempt attempt) {
        return viewer.ids(channel).reason(channel.isOfJob(), channel.name(), attempt.reason());
    }

    /** Whether the current user may redeliver the message. */
    public boolean isRedeliverable() {
        return viewer.isAdmin() && delivery.state() != Delivery.State.WAITING;
    }
}
