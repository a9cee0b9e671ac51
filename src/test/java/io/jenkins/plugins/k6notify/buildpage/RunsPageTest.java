package io.jenkins.plugins.k6notify.buildpage;

import static io.jenkins.plugins.k6notify.record.SampleRuns.ABORTED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.CROSSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.PASSED;
import static io.jenkins.plugins.k6notify.record.SampleRuns.START;
import static io.jenkins.plugins.k6notify.record.SampleRuns.delivery;
import static io.jenkins.plugins.k6notify.record.SampleRuns.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.buildpage.RunCard.Context;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.record.DeliveryRecord.AttemptRecord;
import io.jenkins.plugins.k6notify.record.K6RunsAction;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.TestHistory;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.support.FakeRun;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsPageTest {

    private static final FakeJob JOB = new FakeJob("", "perf");
    private static final FakeRun BUILD = new FakeRun(JOB);
    private static final TestHistory HISTORY = new TestHistory(job -> Optional.empty());

    @TempDir
    private Path builds;

    private static Context context(boolean building) {
        return new Context(
                "perf",
                building,
                "manual",
                RedeliveryRights.NONE,
                CredentialIds.ALL,
                Pins.NONE,
                (job, build) -> null,
                START);
    }

    private static List<RunRecord> passed(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(ordinal -> record(ordinal, PASSED))
                .toList();
    }

    private static RunsPage page(List<RunRecord> runs, int number) {
        return RunsPage.of(BUILD, runs, HISTORY, number, context(false), false);
    }

    private static RunsPage whileBuilding(RunRecord... runs) {
        return RunsPage.of(BUILD, List.of(runs), HISTORY, 1, context(true), false);
    }

    @ParameterizedTest
    @CsvSource({
        // runs, asked for, page, first, last, previous, next
        "1000, 1, 1, 1, 50, , 2",
        "1000, 2, 2, 51, 100, 1, 3",
        "1000, 20, 20, 951, 1000, 19, ",
        "1000, 21, 20, 951, 1000, 19, ",
        "101, 3, 3, 101, 101, 2, ",
        "1000, 0, 1, 1, 50, , 2",
        "1000, -5, 1, 1, 50, , 2",
        "50, 1, 1, 1, 50, , ",
        "1, 9, 1, 1, 1, , ",
    })
    void manyRunsAreShownInPages(
            int runs, int wanted, int number, int first, int last, Integer previous, Integer next) {
        RunsPage page = page(passed(runs), wanted);
        assertThat(page)
                .extracting("number", "first", "last", "previous", "next")
                .containsExactly(number, first, last, previous, next);
        assertThat(page.isPaged()).isEqualTo(runs > 50);
    }

    @Test
    void pageWithoutRunsIsEmpty() {
        RunsPage page = page(List.of(), 1);
        assertThat(page.getCards()).isEmpty();
        assertThat(page.getOutcomes()).isEmpty();
        assertThat(page.isPaged()).isFalse();
    }

    @Test
    void isWaitingForFirstRunWhileBuilding() {
        RunsPage before = whileBuilding();
        assertThat(before.isWaiting()).isTrue();
        assertThat(before.getPoll()).isEqualTo(3);
        assertThat(whileBuilding(record(1, null)).isWaiting()).isFalse();
        RunsPage without = page(List.of(), 1);
        assertThat(without.isWaiting()).isFalse();
        assertThat(without.getPoll()).isNull();
        assertThat(without.getVersion()).isNotEqualTo(before.getVersion());
    }

    @Test
    void linksToRunsThatDidNotPassOnAnyPage() {
        List<RunRecord> runs = new ArrayList<>(passed(120));
        runs.set(3, record(4, CROSSED));
        runs.set(99, record(100, ABORTED));
        runs.set(119, record(120, null));
        RunsPage page = page(runs, 1);
        assertThat(page.getNotPassed())
                .extracting(page::address)
                .containsExactly(
                        "#k6-run-00000000-0000-0000-0000-000000000004",
                        "?page=2#k6-run-00000000-0000-0000-0000-000000000064");
        assertThat(page(runs.subList(0, 5), 1).getNotPassed())
                .as("of so few, each is in sight")
                .isEmpty();
    }

    @Test
    void limitsLinksToRunsThatDidNotPass() {
        List<RunRecord> runs = IntStream.rangeClosed(1, 300)
                .mapToObj(ordinal -> record(ordinal, CROSSED))
                .toList();
        assertThat(page(runs, 1).getNotPassed()).hasSize(20);
    }

    @Test
    void scriptsWithSameBaseNameAreShownByPath() {
        RunRecord cart = scripted(1, "cart/load.js");
        RunRecord search = scripted(2, "search/load.js");
        RunRecord soak = scripted(3, "cart/soak.js");
        assertThat(page(List.of(cart, search, soak), 1).getCards())
                .extracting(RunCard::name)
                .containsExactly("cart/load.js", "search/load.js", "soak.js");
        assertThat(page(List.of(cart, soak), 1).getCards())
                .extracting(RunCard::name)
                .containsExactly("load.js", "soak.js");

        List<RunRecord> many = new ArrayList<>(passed(10));
        many.set(3, cart);
        many.set(7, search);
        assertThat(page(many, 1).getNotPassed())
                .extracting(RunCard::title)
                .containsExactly("cart/load.js (smoke)", "search/load.js (smoke)");
    }

    private static RunRecord scripted(int ordinal, String path) {
        RunRecord record = record(ordinal, CROSSED);
        return record.withRun(record.source(), path.substring(path.indexOf('/') + 1), path, record.run());
    }

    @Test
    void tallyCountsOutcomes() {
        assertThat(whileBuilding(record(1, PASSED), record(2, CROSSED), record(3, PASSED), record(4, null))
                        .getOutcomes())
                .extracting(outcome -> outcome.count() + " " + outcome.badge().word())
                .containsExactly("2 Passed", "1 Failed", "1 Running");
    }

    @Test
    void overviewShowsFewRuns() {
        assertThat(RunsPage.overview(passed(5), context(false), false).getCards())
                .hasSize(5);
        List<RunRecord> many = new ArrayList<>(passed(100));
        many.set(70, record(71, CROSSED));
        RunsPage overview = RunsPage.overview(many, context(false), false);
        assertThat(overview.getCards())
                .extracting(RunCard::key)
                .containsExactly("k6-run-" + many.get(70).id());
        assertThat(overview.getMore()).isEqualTo(99);
        assertThat(overview.address(overview.getCards().get(0)))
                .isEqualTo("?page=2#k6-run-" + many.get(70).id());
    }

    @Test
    void pollsWhileBuildIsRunning() {
        assertThat(whileBuilding(record(1, PASSED)).getPoll()).isEqualTo(3);
    }

    @Test
    void pollsUntilAllMessagesAreDelivered() {
        RunRecord underWay = record(1, PASSED, delivery(1, 0, false, State.WAITING));
        RunRecord again = record(
                1,
                PASSED,
                delivery(1, 0, false, State.WAITING, new AttemptRecord(START, 503, 12, Reason.said("later"), false)));
        assertThat(page(List.of(underWay), 1).getPoll()).isEqualTo(3);
        assertThat(page(List.of(again), 1).getPoll()).isEqualTo(10);
        assertThat(RunsPage.overview(List.of(again), context(false), false).getPoll())
                .isEqualTo(10);
    }

    @Test
    void pollsUntilEndOfEachRunIsRecorded() {
        assertThat(RunsPage.of(BUILD, List.of(record(1, null)), HISTORY, 1, context(false), true)
                        .getPoll())
                .isEqualTo(10);
    }

    @Test
    void doesNotPollWhenAllIsFinished() {
        RunRecord over = record(1, PASSED, delivery(1, 0, false, State.FAILED));
        assertThat(page(List.of(over), 1).getPoll()).isNull();
    }

    @Test
    void versionChangesWithContent() {
        String version = whileBuilding(record(1, null)).getVersion();
        assertThat(whileBuilding(record(1, null)).getVersion()).isEqualTo(version);
        assertThat(List.of(
                        whileBuilding(record(1, PASSED)),
                        whileBuilding(record(1, null), record(2, null)),
                        page(List.of(record(1, null)), 1)))
                .extracting(RunsPage::getVersion)
                .doesNotContain(version);
    }

    @Test
    void unchangedPageReadsNoOtherBuild() {
        FakeRun unreadable = new FakeRun(JOB, new FakeRun(JOB), null);
        K6RunsAction.of(unreadable);
        FakeRun build = new FakeRun(JOB, unreadable, null);
        RunsPage page = RunsPage.of(build, List.of(record(1, PASSED)), HISTORY, 1, context(true), false);
        assertThat(page.getVersion()).isNotEmpty();
        assertThat(page.getPoll()).isEqualTo(3);
    }

    @Test
    void comparesRunsWithEarlierBuilds() throws Exception {
        FakeRun earlier = new FakeRun(JOB, null, Files.createTempDirectory(builds, "build"));
        K6RunsAction.of(earlier).records().add(ordinal -> record(1, CROSSED));
        FakeRun build = new FakeRun(JOB, earlier, null);
        RunsPage page =
                RunsPage.of(build, List.of(record(1, PASSED), record(2, null)), HISTORY, 1, context(true), false);
        assertThat(page.getCards())
                .extracting(
                        card -> card.previous() == null ? null : card.previous().build())
                .containsExactly(1, null);
    }
}
