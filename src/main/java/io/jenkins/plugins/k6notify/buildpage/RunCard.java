package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.archive.RunFiles;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunInstance;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.i18n.Numbers;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A run on the page of its build. Views read the record itself for what they show unchanged. All text is untrusted:
 * views must escape it. Unknown values are null.
 *
 * @param name name of the test, as the page shows it
 * @param previous the run that this run is compared with
 */
@Restricted(NoExternalUse.class)
public record RunCard(
        RunRecord record,
        String name,
        Context context,
        @CheckForNull PreviousRun previous) {

    /**
     * State shared by all cards of a page.
     *
     * @param job full name of the job
     * @param building whether the build is running
     * @param trigger user or event that started the build
     * @param rights redelivery permissions of the current user
     * @param ids credential ids that the current user may see
     * @param pins pinned runs of the job, and the permission of the current user to change them
     * @param builds maps job and number of a build to its address relative to the root of Jenkins; null for deleted builds
     *     and builds hidden from the current user
     * @param now current time
     */
    record Context(
            String job,
            boolean building,
            String trigger,
            RedeliveryRights rights,
            CredentialIds ids,
            Pins pins,
            BiFunction<String, Integer, String> builds,
            Instant now) {}

    private K6Run run() {
        return record.run();
    }

    /** Returns the key of the run, unique on the page and valid as the value of an HTML attribute. */
    public String key() {
        return "k6-run-" + record.id();
    }

    /** Returns a text that changes whenever the content of the card changes. */
    public String version() {
        return Integer.toHexString(
                Objects.hash(record, name, context.building(), context.rights(), context.ids(), isPinned(), pinning()));
    }

    public OutcomeBadge badge() {
        return OutcomeBadge.of(record);
    }

    /** Returns the name of the test, and the parallel branch or stage. */
    public String title() {
        String label = record.source().label();
        return label == null ? name : Messages.RunCard_Title(name, label);
    }

    /** Returns the text that screen readers announce when the run has changed. */
    public String announcement() {
        return Messages.RunCard_Announcement(title(), badge().word());
    }

    @CheckForNull
    public String agent() {
        String node = record.source().node();
        return "".equals(node) ? Messages.RunCard_BuiltInNode() : node;
    }

    public String trigger() {
        return context.trigger();
    }

    @CheckForNull
    public Timestamp started() {
        return Timestamp.ofNullable(run().started());
    }

    @CheckForNull
    public Timestamp ended() {
        return Timestamp.ofNullable(run().ended());
    }

    @CheckForNull
    public String duration() {
        Duration duration = run().duration();
        return duration == null ? null : Util.getTimeSpanString(duration.toMillis());
    }

    /** Returns the elapsed time of a running test in milliseconds; null unless it is running. */
    @CheckForNull
    public Long elapsed() {
        Instant started = run().started();
        return started == null || !record.isAwaited() || !context.building()
                ? null
                : Math.max(0, Duration.between(started, context.now()).toMillis());
    }

    /** Returns the address of the run in k6 Cloud. */
    @CheckForNull
    public String cloudPage() {
        return CloudPage.of(run().banner().url()).orElse(null);
    }

    /** Returns the reason why the run did not pass. */
    @CheckForNull
    public String reason() {
        Outcome outcome = run().outcome();
        return outcome == null ? null : Wording.of(outcome);
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

    /** Returns warnings that the run tested less than its outcome suggests, one line each. */
    public List<String> warnings() {
        return run().warnings().stream().map(Wording::of).toList();
    }

    /** Returns a line for each quality gate that is violated or was not evaluated. */
    public List<String> gates() {
        GateVerdict verdict = record.verdict();
        return verdict == null
                ? List.of()
                : Stream.concat(
                                verdict.violations().stream()
                                        .map(finding -> Messages.RunCard_GateViolated(
                                                Wording.of(finding),
                                                finding.criticality().name())),
                                verdict.notEvaluated().stream()
                                        .map(finding -> Messages.RunCard_GateNotEvaluated(Wording.of(finding))))
                        .toList();
    }

    /** Returns what the quality gates say in a word; null without gates. */
    @CheckForNull
    public String verdict() {
        GateVerdict verdict = record.verdict();
        return verdict == null
                ? null
                : switch (verdict.status()) {
                    case PASSED -> Messages.RunCard_GatesPassed();
                    case UNSTABLE -> Messages.RunCard_GatesUnstable();
                    case FAILED -> Messages.RunCard_GatesFailed();
                };
    }

    /** Returns the k6 processes of a distributed run; empty for others. */
    public List<InstanceRow> instances() {
        return run().instances().stream().map(InstanceRow::new).toList();
    }

    /** Returns the number of instances that did not pass. */
    public int failedInstances() {
        return (int) run().instances().stream().filter(RunInstance::isFailed).count();
    }

    public List<KeyMetric> keyMetrics() {
        return KeyMetrics.of(run().summary(), previous);
    }

    /** Returns key metrics that fit in one line. */
    public List<KeyMetric> briefMetrics() {
        return KeyMetrics.briefly(run().summary());
    }

    /**
     * Returns the address of the build of the previous run, relative to the root of Jenkins; null if it is deleted, or
     * hidden from the current user.
     */
    @CheckForNull
    public String previousUrl() {
        return previous == null ? null : context.builds().apply(previous.job(), previous.build());
    }

    /** Returns the sentence that names the previous run, and says why it is not comparable. */
    @CheckForNull
    public String comparison() {
        return previous == null ? null : Comparisons.text(previous, context.job());
    }

    /** Whether the run is the baseline of its test. */
    public boolean isPinned() {
        return context.pins().runs().contains(record.id());
    }

    /** Returns the button for the baseline: {@code pin}, {@code unpin}; null if the run or the user may have none. */
    @CheckForNull
    public String pinning() {
        if (!context.pins().changeable() || !isPinnable(record)) {
            return null;
        }
        return isPinned() ? "unpin" : "pin";
    }

    /** Whether a run is over, and has values to compare with. */
    static boolean isPinnable(RunRecord record) {
        return record.isOver() && !record.run().summary().metrics().isEmpty();
    }

    /** Returns the measured value of a threshold, formatted for the current user. */
    @CheckForNull
    public String measured(Threshold threshold) {
        String actual = threshold.actual();
        return actual == null ? null : Numbers.printed(actual);
    }

    /** Returns the files of the run, or of each instance of a distributed run. */
    public List<RunFiles> files() {
        return record.files().stream()
                .filter(files -> files.hasSummary()
                        || !files.reports().isEmpty()
                        || !files.skipped().isEmpty())
                .toList();
    }

    /** Returns the deliveries grouped by message, each with its redeliveries. */
    public List<DeliveryCard> deliveries() {
        return messages().stream()
                .flatMap(deliveries -> deliveries.stream().map(delivery -> card(delivery, last(deliveries))))
                .toList();
    }

    /** Creates a card whose redeliver button belongs to the last delivery of the message, once that is finished. */
    private DeliveryCard card(DeliveryRecord delivery, DeliveryRecord last) {
        boolean redeliverable =
                delivery == last && last.isOver() && context.rights().cover(delivery);
        return new DeliveryCard(delivery, context.ids(), redeliverable);
    }

    /** Returns the number of messages. */
    public int messageCount() {
        return messages().size();
    }

    /** Returns the number of messages whose last delivery has ended without success. */
    public int undelivered() {
        return (int) messages().stream()
                .map(RunCard::last)
                .filter(delivery -> delivery.isOver() && delivery.state() != Delivery.State.DELIVERED)
                .count();
    }

    /** Returns the deliveries of each message, in order. */
    private Collection<List<DeliveryRecord>> messages() {
        return record.deliveries().stream()
                .collect(Collectors.groupingBy(DeliveryRecord::id, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static DeliveryRecord last(List<DeliveryRecord> deliveries) {
        return deliveries.get(deliveries.size() - 1);
    }
}
