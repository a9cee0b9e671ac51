package io.jenkins.plugins.k6notify.engine.message.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestSetup;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.message.Golden;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final Mention HERE = new Mention("<!here>");

    /** The markup that the format itself may create: labels, numbers and the mention. */
    private static final Pattern OURS =
            Pattern.compile("<!here>|\\*[A-Z][a-z ]+\\*\\n[\\w%., +()/-]+|\\*p\\(95\\)\\*\\n[\\w. -]+");

    @Test
    void startedMessageMatchesGoldenFile() {
        assertThat(pretty(SampleEvents.started(Trigger.MANUAL), HERE)).isEqualTo(Golden.file("slack-started.json"));
    }

    @Test
    void failedMessageMatchesGoldenFile() {
        assertThat(pretty(SampleEvents.finished(SampleEvents.thresholdsFailed()), HERE))
                .isEqualTo(Golden.file("slack-failed.json"));
    }

    @Test
    void comparesRunWithPreviousRun() {
        assertThat(body(SampleEvents.worse(), HERE))
                .contains("*p(95)*\\n612.3 ms, +34 %")
                .contains("*Status*\\nFinished, failed (was passed)")
                // There is no percentage of 0.
                .contains("*Error rate*\\n1.25%\"")
                .doesNotContain("compared with");
    }

    @Test
    void doesNotCompareWithRunOfOtherThresholds() {
        TestFinished worse = SampleEvents.worse();

        assertThat(body(new TestFinished(worse.context(), worse.run(), SampleEvents.pinned()), HERE))
                .contains("*p(95)*\\n612.3 ms\"")
                .contains(" · not compared with #38: its thresholds were different\"");
    }

    @Test
    void namesBaseline() {
        TestFinished worse = SampleEvents.worse();
        PreviousRun passed = new PreviousRun(
                "perf/checkout", 38, K6Result.PASSED, Map.of(), TestSetup.UNKNOWN, Baseline.PASSED, List.of());

        assertThat(body(new TestFinished(worse.context(), worse.run(), passed, List.of(), K6Result.FAILED), HERE))
                .contains(" · compared with #38, the last passed run\"")
                .contains("*Status*\\nFinished, failed\"");
    }

    @Test
    void namesJobOfPreviousRunInAnotherJob() {
        assertThat(body(SampleEvents.worseThan("perf/main"), HERE))
                .contains("*p(95)*\\n612.3 ms, +34 %")
                .contains(" · compared with perf/main #41\"");
    }

    @Test
    void barHasColorOfOutcome() {
        assertThat(body(SampleEvents.started(Trigger.MANUAL), null)).contains("\"color\":\"#7d64ff\"");
        assertThat(body(SampleEvents.finished(SampleEvents.passed()), null)).contains("\"color\":\"#2eb67d\"");
        assertThat(body(SampleEvents.finished(SampleEvents.thresholdsFailed()), null))
                .contains("\"color\":\"#e01e5a\"");
        assertThat(body(SampleEvents.finished(SampleEvents.stopped(K6Status.ABORTED_BY_SCRIPT_ERROR)), null))
                .contains("\"color\":\"#e01e5a\"");
        assertThat(body(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)), null))
                .contains("\"color\":\"#ecb22e\"");
    }

    @Test
    void testHookMessageIsText() {
        assertThat(body(new TestHookEvent(), HERE))
                .isEqualTo("{\"text\":\"k6-notify can post here: this is the test you asked for.\"}");
    }

    @Test
    void mentionsNobodyWhenTestPassed() {
        assertThat(body(SampleEvents.finished(SampleEvents.passed()), HERE)).doesNotContain("<!here>");
        assertThat(body(SampleEvents.started(Trigger.MANUAL), HERE)).doesNotContain("<!here>");
        assertThat(body(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)), HERE))
                .contains("<!here>");
        assertThat(body(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)), null))
                .doesNotContain("<!here>");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TIMED_OUT", "ABORTED_BY_USER", "ABORTED_BY_SYSTEM", "ABORTED_BY_SCRIPT_ERROR", "ABORTED_BY_LIMIT"
            })
    void everyOutcomeHasItsOwnHeadline(K6Status status) {
        ParsedSlackMessage message =
                ParsedSlackMessage.read(body(SampleEvents.finished(SampleEvents.stopped(status)), null));
        assertThat(message.header())
                .contains("checkout.js ")
                .isNotEqualTo(ParsedSlackMessage.read(body(SampleEvents.finished(SampleEvents.passed()), null))
                        .header());
        assertThat(message.plain()).contains("for a reason");
        message.assertWithinLimits();
    }

    @Test
    void passedRunShowsWarnings() {
        String body = body(SampleEvents.passedWithWarnings(), HERE);
        ParsedSlackMessage message = ParsedSlackMessage.read(body);
        assertThat(message.header()).isEqualTo("⚠️ checkout.js passed with warnings");
        assertThat(message.plain()).contains("Warnings\n• All requests failed\n• Iterations were dropped: 19");
        assertThat(message.markup()).contains("*Status*\nFinished, passed");
        assertThat(body)
                .startsWith(
                        "{\"text\":\"checkout.js passed with warnings: All requests failed, Iterations were dropped: 19\"")
                .doesNotContain("<!here>");
        message.assertWithinLimits();
    }

    @Test
    void violatedQualityGateIsShownAndMentions() {
        String body = body(SampleEvents.gateViolated(Criticality.UNSTABLE), HERE);
        ParsedSlackMessage message = ParsedSlackMessage.read(body);
        assertThat(message.header()).isEqualTo("⚠️ checkout.js passed, quality gate unstable");
        assertThat(message.plain())
                .contains("Quality gates\n• http_req_duration p(95) is 612.3 ms, above the limit of 500 ms (unstable)\n"
                        + "• Not evaluated: http_reqs rate has no earlier run to compare with");
        assertThat(body).contains("<!here>", "\"color\":\"#ecb22e\"");
        message.assertWithinLimits();
        assertThat(body(SampleEvents.gateViolated(Criticality.FAILURE), HERE))
                .contains("❌ checkout.js passed, quality gate failed", "\"color\":\"#e01e5a\"");
        assertThat(body(SampleEvents.gatePassed(), HERE))
                .contains("✅ checkout.js passed\"")
                .doesNotContain("<!here>");
    }

    @Test
    void failedRunShowsWarnings() {
        RunWarning dropped = new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L);
        K6Run run = SampleEvents.warned(SampleEvents.thresholdsFailed(), List.of(dropped));
        ParsedSlackMessage message =
                ParsedSlackMessage.read(body(new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null), null));
        assertThat(message.header()).isEqualTo("❌ checkout.js failed");
        assertThat(message.plain()).contains("Warnings\n• Iterations were dropped: 19");
    }

    @Test
    void buttonsLinkToBuildAndCloud() {
        Banner banner = new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/123", 123L);
        K6Run run = new K6Run(
                1, banner, SampleEvents.STARTED, SampleEvents.ENDED, SampleEvents.passed(), 0, K6Summary.EMPTY);
        TestFinished event = new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null);
        assertThat(ParsedSlackMessage.read(body(event, null)).buttons())
                .containsExactly("https://ci.example.org/job/perf/job/checkout/42/", "https://app.k6.io/runs/123");
    }

    @Property(tries = 300)
    void hostileTextStaysTextWithinLimits(
            @ForAll("hostile") String name, @ForAll("hostile") String reason, @ForAll("hostile") String other) {
        ParsedSlackMessage message = ParsedSlackMessage.read(body(HostileRuns.failed(name, reason, other), HERE));

        message.assertWithinLimits();
        assertThat(message.markup()).allMatch(markup -> OURS.matcher(markup).matches());
        assertThat(message.text()).doesNotContain("<", ">");
    }

    /** Text that Slack would format, or that would mention somebody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*bold*",
                "_x_",
                "~x~",
                "`x`",
                "> quoted",
                ":fire:",
                "http{status:200,name:x:y}",
                "<!channel>",
                "<@U012AB3CD>",
                "<https://x|y>",
                "R&D",
                "\"\\"
            })
    void showsNamesUnchanged(String name) {
        String body = body(HostileRuns.failed(name, name, name), HERE);
        ParsedSlackMessage message = ParsedSlackMessage.read(body);

        assertThat(message.plain())
                .contains("❌ " + name + " failed")
                .contains("Build " + name + " #2147483647 · Started by " + name)
                .anyMatch(text -> text.startsWith("Crossed thresholds\n• " + name + " " + name + ": " + name + "\n"))
                .anyMatch(text -> text.contains(" · " + name + " · exit code -1"));
        assertThat(message.markup()).allMatch(markup -> OURS.matcher(markup).matches());
        // In the notification text, emoji codes are broken by a zero-width character.
        assertThat(body).contains("\"mrkdwn\":false");
        assertThat(unescaped(message.text()).replace("\u200B", "")).isEqualTo(name + " failed: " + name);
        assertThat(message.text()).doesNotContain("<", ">").doesNotContainPattern(":[^\\s\u200B:]+:");
        message.assertWithinLimits();
    }

    @Test
    void entityInNameIsNotDecoded() {
        ParsedSlackMessage message =
                ParsedSlackMessage.read(body(HostileRuns.failed("a&amp;b&lt;c&quot;", "&gt;", "x"), null));
        assertThat(message.header()).isEqualTo("❌ a&\u200Bamp;b&\u200Blt;c&quot; failed");
        assertThat(message.text()).isEqualTo("a&amp;amp;b&amp;lt;c&amp;quot; failed: &amp;gt;");
    }

    @Test
    void replacesBidiControlsAndLineBreaksInName() {
        ParsedSlackMessage message =
                ParsedSlackMessage.read(body(HostileRuns.failed("two\nlines \u202Eright\u2066", "\u200F", "x"), null));
        assertThat(message.header()).isEqualTo("❌ two lines \uFFFDright\uFFFD failed");
        assertThat(message.text()).isEqualTo("two lines \uFFFDright\uFFFD failed: \uFFFD");
    }

    @Test
    void cutsNameOf3000Characters() {
        for (String character : List.of("x", "&", "<", ":", "&amp;", ":x:", "\"", "\uD83D\uDE80")) {
            String name = character.repeat(3000);
            ParsedSlackMessage message = ParsedSlackMessage.read(body(HostileRuns.failed(name, name, name), HERE));
            message.assertWithinLimits();
            assertThat(message.header()).as(character).endsWith("… failed");
            assertThat(message.text()).as(character).endsWith("…");
        }
    }

    @Test
    void countsThresholdsThatDoNotFit() {
        ParsedSlackMessage message = ParsedSlackMessage.read(body(crossed(61, 36), null));
        String list = paragraph(message, "Crossed thresholds\n");
        assertThat(list).endsWith("\n… and 28 more");
        assertThat(list.split("\n• ")).hasSize(1 + 33);
        // The reason names five thresholds, because the list does not name all.
        assertThat(message.plain()).contains("for a reason");
    }

    @Test
    void listOfAllThresholdsReplacesReason() {
        ParsedSlackMessage message = ParsedSlackMessage.read(body(crossed(33, 36), null));
        assertThat(paragraph(message, "Crossed thresholds\n").split("\n• ")).hasSize(1 + 33);
        assertThat(message.plain()).doesNotContain("for a reason").noneMatch(text -> text.contains("more"));
    }

    @Test
    void countsThresholdsBeyondLimitAsAtLeast() {
        assertThat(paragraph(ParsedSlackMessage.read(body(crossed(100, 36), null)), "Crossed thresholds\n"))
                .endsWith("\n… and at least 67 more");
    }

    @Property(tries = 300)
    void listedAndCountedItemsAreComplete(
            @ForAll @IntRange(max = 300) int lines, @ForAll @IntRange(max = 365) int length, @ForAll boolean mayLack) {
        BulletList list = BulletList.of(Collections.nCopies(lines, "x".repeat(length)), mayLack);
        int listed = list.text().split("\n• ", -1).length - 1;
        int more = lines - listed;
        assertThat(list.text()).hasSizeLessThanOrEqualTo(SlackBlocks.PARAGRAPH);
        assertThat(list.isWhole()).isEqualTo(lines > 0 && more == 0 && !mayLack);
        if (lines == 0 || list.isWhole()) {
            assertThat(list.text()).doesNotContain("… and");
        } else {
            String words = more == 0 ? "perhaps" : (mayLack ? "at least " : "") + more;
            assertThat(list.text()).endsWith("\n… and " + words + " more");
            // Another item would not have fitted.
            assertThat(more == 0 || list.text().length() + length + 3 > SlackBlocks.PARAGRAPH - 32)
                    .isTrue();
        }
    }

    @Test
    void decodesNameOfBranch() {
        Build build =
                new Build("shop/feature%2Fx+y", 7, "https://ci.example.org/job/shop/job/feature%252Fx+y/7/", null);
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, null, build);
        K6Run run = new K6Run(
                1,
                new Banner(Execution.LOCAL, "-", null, null),
                SampleEvents.STARTED,
                SampleEvents.ENDED,
                SampleEvents.passed(),
                0,
                K6Summary.EMPTY);
        PreviousRun previous = new PreviousRun("shop/release%2F2", 41, K6Result.PASSED, Map.of());
        String body = body(new TestFinished(context, run, previous), null);
        ParsedSlackMessage message = ParsedSlackMessage.read(body);
        assertThat(message.header()).isEqualTo("✅ shop/feature/x+y passed");
        assertThat(message.text()).isEqualTo("shop/feature/x+y passed");
        assertThat(message.plain())
                .contains("Build shop/feature/x+y #7")
                .anyMatch(text -> text.endsWith(" · compared with shop/release/2 #41"));
        assertThat(body.replace(build.url(), "")).doesNotContain("%2F");
        assertThat(body).contains("\"type\":\"link\",\"url\":\"" + build.url() + '"');
    }

    @Test
    void tooLongUrlIsNoLink() {
        Build build = new Build("a", 1, "https://ci.example.org/" + "x".repeat(1500), null);
        TestContext context = new TestContext("t", Trigger.MANUAL, null, 0, 0, null, build);
        String body = body(new TestStarted(context, SampleEvents.running()), null);
        assertThat(ParsedSlackMessage.read(body).plain()).contains("Build a #1");
        assertThat(body).doesNotContain("\"link\"");
        assertThat(ParsedSlackMessage.read(body).buttons()).isEmpty();
    }

    @Test
    void longestUrlsStayWithinLimits() {
        String url = "https://ci.example.org/" + "x".repeat(1477);
        RunEvent crossed = crossed(61, 36);
        Banner banner = new Banner(Execution.CLOUD, "a.js", url, 123L);
        K6Summary summary = crossed.run().summary();
        Outcome outcome =
                SampleEvents.outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "r".repeat(1000));
        K6Run run = new K6Run(1, banner, SampleEvents.STARTED, SampleEvents.ENDED, outcome, 99, summary);
        Build build = new Build("j".repeat(255), 1, url, "agent");
        TestContext context = new TestContext("t".repeat(255), Trigger.MANUAL, "ada", 0, 0, null, build);
        ParsedSlackMessage message = ParsedSlackMessage.read(body(new TestFinished(context, run, null), HERE));
        message.assertWithinLimits();
        assertThat(message.buttons()).containsExactly(url, url);
        assertThat(message.plain()).contains("r".repeat(1000));
    }

    @Provide
    Arbitrary<String> hostile() {
        return ParsedSlackMessage.hostileTexts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!here>", "<!channel>", "<!everyone>", "<@U012AB3CD>", "<@W012AB3CD>", "<!subteam^S012AB3CD>"})
    void acceptsMentionsOfSlack(String markup) {
        assertThat(new Mention(markup).markup()).isEqualTo(markup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@here", "<!here> <!channel>", "<https://evil.example|x>", "<@u1>", "<!here>\n"})
    void refusesOtherMentions(String markup) {
        assertThatThrownBy(() -> new Mention(markup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a mention Slack knows: use <!here>, <!channel>, <@USER-ID> or <!subteam^GROUP-ID>");
    }

    @Test
    void escapeDoesNotCutEntities() {
        assertThat(SlackText.escape("a&b", 100)).isEqualTo("a&amp;b");
        assertThat(SlackText.escape("<<<", 12)).isEqualTo("&lt;&lt;&lt;");
        assertThat(SlackText.escape("<<<", 11)).isEqualTo("&lt;&lt;…");
        assertThat(SlackText.escape("abc", 3)).isEqualTo("abc");
        assertThat(SlackText.escape("abcd", 3)).isEqualTo("ab…");
        assertThat(SlackText.escape("\uD83D\uDE80\uD83D\uDE80", 3)).isEqualTo("\uD83D\uDE80…");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String paragraph(ParsedSlackMessage message, String start) {
        return message.plain().stream()
                .filter(text -> text.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static RunEvent crossed(int thresholds, int length) {
        List<Threshold> crossed = IntStream.range(0, thresholds)
                .mapToObj(i -> new Threshold("m".repeat(length), "p(95)<500", false, "612.3ms"))
                .toList();
        K6Summary summary = new K6Summary(Map.of(), crossed, null, null);
        Outcome outcome =
                SampleEvents.outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "for a reason");
        K6Run run = new K6Run(1, SampleEvents.banner(), SampleEvents.STARTED, SampleEvents.ENDED, outcome, 99, summary);
        return new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null);
    }

    private static String pretty(NotificationEvent event, Mention mention) {
        return Golden.pretty(body(event, mention));
    }

    private static String body(NotificationEvent event, Mention mention) {
        return new SlackFormat("1.2", mention).message(ID, event).body();
    }
}
