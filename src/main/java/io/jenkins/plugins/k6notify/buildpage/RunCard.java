package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.api.ThresholdView;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.view.CloudPage;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import io.jenkins.plugins.k6notify.view.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A run on the page of its build. All text is untrusted: views must escape it. Unknown values are null. */
@Restricted(NoExternalUse.class)
public final class RunCard {

    private final RunRecord record;
    private final String name;
    private final Context context;

    @CheckForNull
    private final PreviousRun previous;

    /**
     * State shared by all cards of a page.
     *
     * @param job full name of the job
     * @param building whether the build is running
     * @param trigger user or event that started the build
     * @param rights redelivery permissions of the current user
     * @param ids credential ids that the current user may see
     * @param jobs maps full names to addresses relative to the root of Jenkins; null for jobs hidden from the current
     *     user
     * @param now current time
     */
    record Context(
            String job,
            boolean building,
            String trigger,
            RedeliveryRights rights,
            CredentialIds ids,
            UnaryOperator<String> jobs,
            Instant now) {}

    /** @param name name of the test, as the page shows it */
    RunCard(RunRecord record, String name, Context context, @CheckForNull PreviousRun previous) {
        this.record = record;
        this.name = name;
        this.context = context;
        this.previous = previous;
    }

    RunRecord record() {
        return record;
    }

    private K6Run run() {
        return record.run();
    }

    /** Key of the run, unique on the page and valid as the value of an HTML attribute. */
    public String getKey() {
        return "k6-run-" + record.id();
    }

    /** Changes whenever the content of the card changes. */
    public String getVersion() {
        return Integer.toHexString(Objects.hash(record, name, context.building(), context.rights(), context.ids()));
    }

    public OutcomeBadge getBadge() {
        return OutcomeBadge.of(record);
    }

    public String getName() {
        return name;
    }

    /** The parallel branch or stage of the run. */
    @CheckForNull
    public String getLabel() {
        return record.source().label();
    }

    @CheckForNull
    public String getScript() {
        return run().banner().script();
    }

    @CheckForNull
    public String getAgent() {
        String node = record.source().node();
        return "".equals(node) ? Messages.RunCard_BuiltInNode() : node;
    }

    public String getTrigger() {
        return context.trigger();
    }

    @CheckForNull
    public Timestamp getStarted() {
        Instant started = run().started();
        return started == null ? null : new Timestamp(started);
    }

    @CheckForNull
    public Timestamp getEnded() {
        Instant ended = run().ended();
        return ended == null ? null : new Timestamp(ended);
    }

    @CheckForNull
    public String getDuration() {
        Duration duration = run().duration();
        return duration == null ? null : Util.getTimeSpanString(duration.toMillis());
    }

    /** Elapsed time of a running test in milliseconds; null unless it is running. */
    @CheckForNull
    public Long getElapsed() {
        Instant started = run().started();
        return started == null || !record.isAwaited() || !context.building()
                ? null
                : Math.max(0, Duration.between(started, context.now()).toMillis());
    }

    @CheckForNull
    public Integer getExitCode() {
        return run().exitCode();
    }

    /** The address of the run in k6 Cloud. */
    @CheckForNull
    public String getCloudPage() {
        return CloudPage.of(run().banner().url()).orElse(null);
    }

    /** Whether k6 exited before the end of the run. */
    public boolean isLeftInCloud() {
        return record.leftInCloud();
    }

    /** The reason why the run did not pass. */
    @CheckForNull
    public String getReason() {
        Outcome outcome = run().outcome();
        return outcome == null ? null : Wording.of(outcome);
    }

    /** Warnings that the run tested less than its outcome suggests, one line each. */
    public List<String> getWarnings() {
        return run().warnings().stream().map(Wording::of).toList();
    }

    /**
     * Whether the threshold table contains everything the reason states, which is then only a list of crossed
     * thresholds.
     */
    public boolean isReasonInThresholds() {
        Outcome outcome = run().outcome();
        String reason = outcome == null ? null : outcome.reason();
        List<Threshold> crossed = run().summary().crossed();
        return reason != null
                && outcome.kind() == Outcome.Kind.TEST_FAILED
                && !crossed.isEmpty()
                && reason.contains(crossed.get(0).metric());
    }

    public List<KeyMetric> getHighlights() {
        return KeyMetrics.of(run().summary(), previous);
    }

    /** Key metrics that fit in one line. */
    public List<KeyMetric> getOverview() {
        return KeyMetrics.briefly(run().summary());
    }

    /** The number of the build with the previous run of the test. */
    @CheckForNull
    public Integer getPreviousBuild() {
        return previous == null ? null : previous.build();
    }

    /** The job of that build, for the first runs in a branch; null for the same job. */
    @CheckForNull
    public String getPreviousJob() {
        return previous == null || previous.job().equals(context.job()) ? null : previous.job();
    }

    /** The address of that job, relative to the root of Jenkins; null if the job is hidden from the current user. */
    @CheckForNull
    public String getPreviousJobUrl() {
        String job = getPreviousJob();
        return job == null ? null : context.jobs().apply(job);
    }

    /** The result of the previous run. */
    @CheckForNull
    public String getPreviousResult() {
        if (previous == null) {
            return null;
        }
        return previous.result() == K6Result.PASSED ? Messages.RunCard_Passed() : Messages.RunCard_NotPassed();
    }

    public List<ThresholdView> getThresholds() {
        return run().summary().thresholds().stream().map(ThresholdView::new).toList();
    }

    public int getCrossed() {
        return run().summary().crossed().size();
    }

    /** Deliveries grouped by message, each with its redeliveries. */
    public List<DeliveryCard> getDeliveries() {
        return messages().stream()
                .flatMap(deliveries -> deliveries.stream().map(delivery -> card(delivery, last(deliveries))))
                .toList();
    }

    /** Creates a card whose redeliver button belongs to the last delivery of the message, once that is finished. */
    private DeliveryCard card(DeliveryRecord delivery, DeliveryRecord last) {
        return new DeliveryCard(
                delivery,
                context.ids(),
                delivery == last && last.isOver() && context.rights().cover(delivery));
    }

    /** The number of messages. */
    public int getMessages() {
        return messages().size();
    }

    /** The number of messages whose last delivery has ended without success. */
    public int getUndelivered() {
        return (int) messages().stream()
                .map(RunCard::last)
                .filter(delivery -> delivery.isOver() && delivery.state() != Delivery.State.DELIVERED)
                .count();
    }

    /** The deliveries of each message, in order. */
    private Collection<List<DeliveryRecord>> messages() {
        return record.deliveries().stream()
                .collect(Collectors.groupingBy(DeliveryRecord::id, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static DeliveryRecord last(List<DeliveryRecord> deliveries) {
        return deliveries.get(deliveries.size() - 1);
    }

    /** Test name, and parallel branch or stage. */
    public String getTitle() {
        String label = getLabel();
        return label == null ? getName() : Messages.RunCard_Title(getName(), label);
    }

    /** Text that screen readers announce when the run has changed. */
    public String getNews() {
        return Messages.RunCard_News(getTitle(), getBadge().word());
    }
}
