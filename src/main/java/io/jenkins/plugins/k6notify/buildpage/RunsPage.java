package io.jenkins.plugins.k6notify.buildpage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.buildpage.RunCard.Context;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.record.DeliveryRecord;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.view.OutcomeBadge;
import io.jenkins.plugins.k6notify.view.TestNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The runs of a build as one user sees them, at most {@value #SIZE} per page. Created per request. Cards are created on
 * access, because most refreshes of an open page find it unchanged.
 */
@Restricted(NoExternalUse.class)
public final class RunsPage {

    /** The number of runs on a page. */
    static final int SIZE = 50;

    /** Up to this number of runs, all runs are expanded and the build page lists each of them. */
    static final int MAX_EXPANDED = 5;

    /** The maximum number of links to runs that did not pass. */
    private static final int MAX_LINKS = 20;

    private static final int SECONDS_IF_SOON = 3;
    private static final int SECONDS_IF_LATER = 10;

    private final List<RunRecord> all;
    private final List<RunRecord> shown;
    private final int number;
    private final Context context;
    private final boolean unfinished;
    private final Function<List<RunRecord>, Map<UUID, PreviousRun>> history;
    private final TestNames names = new TestNames();

    private RunsPage(
            List<RunRecord> all,
            List<RunRecord> shown,
            int number,
            Context context,
            boolean unfinished,
            Function<List<RunRecord>, Map<UUID, PreviousRun>> history) {
        this.all = all;
        this.shown = shown;
        this.number = number;
        this.context = context;
        this.unfinished = unfinished;
        this.history = history;
        all.forEach(record -> names.add(record.test(), record.name()));
    }

    /**
     * Creates one page of several.
     *
     * @param history provides the earlier runs for comparison
     * @param number number of the page, from 1; numbers out of range select the nearest page
     * @param unfinished whether ends of runs may still be reported, even after the end of the build
     */
    static RunsPage of(
            Run<?, ?> build,
            List<RunRecord> all,
            TestHistory history,
            int number,
            Context context,
            boolean unfinished) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int page = Math.min(Math.max(number, 1), pages);
        List<RunRecord> shown = all.subList((page - 1) * SIZE, Math.min(page * SIZE, all.size()));
        return new RunsPage(all, shown, page, context, unfinished, runs -> history.references(build, runs));
    }

    /**
     * Creates the section on the build page: all runs up to {@link #MAX_EXPANDED}, otherwise the first runs that did
     * not pass. Reads only this build.
     */
    static RunsPage overview(List<RunRecord> all, Context context, boolean unfinished) {
        List<RunRecord> shown = all.size() <= MAX_EXPANDED ? all : notPassed(all, MAX_EXPANDED);
        return new RunsPage(all, shown, 1, context, unfinished, runs -> Map.of());
    }

    /** The number of runs of the build. */
    public int getTotal() {
        return all.size();
    }

    /** Whether the first run may still start. */
    public boolean isWaiting() {
        return all.isEmpty() && context.building();
    }

    /** Whether there are at most {@link #MAX_EXPANDED} runs, so that the page needs no navigation. */
    public boolean isExpanded() {
        return all.size() <= MAX_EXPANDED;
    }

    /** The number of runs on other pages. */
    public int getMore() {
        return all.size() - shown.size();
    }

    public int getNumber() {
        return number;
    }

    /** The index of the first run on the page, from 1. */
    public int getFirst() {
        return (number - 1) * SIZE + 1;
    }

    public int getLast() {
        return (number - 1) * SIZE + shown.size();
    }

    public boolean isPaged() {
        return all.size() > SIZE;
    }

    @CheckForNull
    public Integer getPrevious() {
        return number > 1 ? number - 1 : null;
    }

    @CheckForNull
    public Integer getNext() {
        return number * SIZE < all.size() ? number + 1 : null;
    }

    /** The number of runs by outcome. */
    public List<OutcomeCount> getOutcomes() {
        Map<OutcomeBadge, Integer> counts = new LinkedHashMap<>();
        all.forEach(record -> counts.merge(OutcomeBadge.of(record), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Runs that did not pass, limited to the first ones; empty for a build with few runs. */
    public List<RunCard> getNotPassed() {
        return isExpanded()
                ? List.of()
                : notPassed(all, MAX_LINKS).stream()
                        .map(record -> card(record, null))
                        .toList();
    }

    /** Returns the address of a run of this build, relative to this page. */
    public String address(RunCard card) {
        int page = all.indexOf(card.record()) / SIZE + 1;
        return (page == number ? "" : "?page=" + page) + "#" + card.key();
    }

    /** The runs on this page, compared with previous runs, which may be read from disk. */
    public List<RunCard> getCards() {
        Map<UUID, PreviousRun> references = history.apply(shown);
        return shown.stream()
                .map(record -> card(record, references.get(record.id())))
                .toList();
    }

    private RunCard card(RunRecord record, @CheckForNull PreviousRun previous) {
        return new RunCard(
                record,
                names.shown(record.test()),
                context,
                previous == null ? null : previous.comparedWith(record.run()));
    }

    /** Changes whenever the counts or the list of runs that did not pass change. */
    public String getHeadVersion() {
        List<String> notPassed =
                getNotPassed().stream().map(RunCard::announcement).toList();
        return Integer.toHexString(Objects.hash(getOutcomes(), notPassed));
    }

    /** Changes whenever the content of the page changes. */
    public String getVersion() {
        return Integer.toHexString(
                Objects.hash(all, context.building(), context.rights(), context.ids(), context.pins(), getPoll()));
    }

    /** Seconds until the next refresh; null if the page is final. */
    @CheckForNull
    public Integer getPoll() {
        List<DeliveryRecord> waiting = all.stream()
                .flatMap(record -> record.deliveries().stream())
                .filter(delivery -> !delivery.isOver())
                .toList();
        boolean soon = context.building()
                || waiting.stream().anyMatch(delivery -> delivery.attempts().isEmpty());
        if (soon) {
            return SECONDS_IF_SOON;
        }
        return unfinished || !waiting.isEmpty() ? SECONDS_IF_LATER : null;
    }

    private static List<RunRecord> notPassed(List<RunRecord> all, int most) {
        return all.stream().filter(RunsPage::isNotPassed).limit(most).toList();
    }

    private static boolean isNotPassed(RunRecord record) {
        Outcome outcome = record.run().outcome();
        return outcome != null && outcome.kind() != Outcome.Kind.PASSED;
    }

    /** The number of runs with one outcome. */
    @Restricted(NoExternalUse.class)
    public record OutcomeCount(OutcomeBadge badge, int count) {}
}
