package io.jenkins.plugins.k6notify.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.ChannelTest;
import io.jenkins.plugins.k6notify.engine.event.Events;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.Checks;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final Mention HERE = new Mention("<!here>");

    /** Everything in angle brackets that we put there ourselves: links of builds, and the mention. */
    private static final Pattern OURS = Pattern.compile("<https://ci\\.example\\.org/[^<>|]*\\|[^<>]*>|<!here>");

    @Test
    void aStartedTest() {
        assertThat(pretty(Events.started(Trigger.MANUAL), HERE)).isEqualTo(Golden.file("slack-started.json"));
    }

    @Test
    void aFailedTest() {
        assertThat(pretty(Events.finished(Events.thresholdsFailed()), HERE))
                .isEqualTo(Golden.file("slack-failed.json"));
    }

    @Test
    void aRunIsComparedWithTheOneBefore() {
        assertThat(body(Events.worse(), HERE))
                .contains("*p(95)*\\n612.3 ms, +34 %")
                .contains("*Status*\\nFinished, failed (was passed)")
                // Nothing is a part of 0.
                .contains("*Error rate*\\n1.25%\"")
                .doesNotContain("compared with");
    }

    @Test
    void aRunInANewBranchIsComparedWithOneOfAnotherJob() {
        assertThat(body(Events.worseThan("perf/main"), HERE))
                .contains("*p(95)*\\n612.3 ms, +34 %")
                .contains(" · compared with perf/main #41\"");
    }

    @Test
    void aChannelTest() {
        assertThat(body(new ChannelTest(), HERE))
                .isEqualTo("{\"text\":\"k6-notify can post here: this is the test you asked for.\"}");
    }

    @Test
    void nobodyIsCalledForATestThatPassed() {
        assertThat(body(Events.finished(Events.passed()), HERE)).doesNotContain("<!here>");
        assertThat(body(Events.started(Trigger.MANUAL), HERE)).doesNotContain("<!here>");
        assertThat(body(Events.finished(Events.stopped(K6Status.TIMED_OUT)), HERE))
                .contains("<!here>");
        assertThat(body(Events.finished(Events.stopped(K6Status.TIMED_OUT)), null))
                .doesNotContain("<!here>");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TIMED_OUT", "ABORTED_BY_USER", "ABORTED_BY_SYSTEM", "ABORTED_BY_SCRIPT_ERROR", "ABORTED_BY_LIMIT"
            })
    void everyOutcomeHasItsOwnHeadline(K6Status status) {
        SlackJudge judge = SlackJudge.read(body(Events.finished(Events.stopped(status)), null));
        assertThat(judge.header())
                .contains("checkout.js ")
                .isNotEqualTo(SlackJudge.read(body(Events.finished(Events.passed()), null))
                        .header());
        assertThat(judge.markup()).contains("for a reason");
        judge.assertWithinLimits();
    }

    @Test
    void aTestThatPassedWithWarnings() {
        String body = body(Events.passedWithWarnings(), HERE);
        SlackJudge judge = SlackJudge.read(body);
        assertThat(judge.header()).isEqualTo("⚠️ checkout.js passed with warnings");
        assertThat(judge.markup())
                .contains("*Warnings*\n• All requests failed\n• Iterations were dropped: 19")
                .contains("*Status*\nFinished, passed");
        assertThat(body)
                .startsWith(
                        "{\"text\":\"checkout.js passed with warnings: All requests failed, Iterations were dropped: 19\"")
                .doesNotContain("<!here>");
        judge.assertWithinLimits();
    }

    @Test
    void aTestThatFailedNamesItsWarningsToo() {
        RunWarning dropped = new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L);
        K6Run run = Events.warned(Events.thresholdsFailed(), List.of(dropped));
        SlackJudge judge = SlackJudge.read(body(new TestFinished(Events.context(Trigger.MANUAL), run, null), null));
        assertThat(judge.header()).isEqualTo("❌ checkout.js failed");
        assertThat(judge.markup()).contains("*Warnings*\n• Iterations were dropped: 19");
    }

    @Test
    void buttonsLeadToTheBuildAndToTheCloud() {
        Banner banner = new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/123", 123L);
        K6Run run = new K6Run(1, banner, Events.STARTED, Events.ENDED, Events.passed(), 0, K6Summary.EMPTY);
        TestFinished event = new TestFinished(Events.context(Trigger.MANUAL), run, null);
        assertThat(SlackJudge.read(body(event, null)).buttons())
                .containsExactly("https://ci.example.org/job/perf/job/checkout/42/", "https://app.k6.io/runs/123");
    }

    @Property(tries = 300)
    void hostileTextStaysTextWithinSlacksLimits(
            @ForAll("hostile") String name, @ForAll("hostile") String reason, @ForAll("hostile") String other) {
        SlackJudge judge = SlackJudge.read(body(hostile(name, reason, other), HERE));

        judge.assertWithinLimits();
        for (String markup : judge.markup()) {
            assertThat(OURS.matcher(markup).replaceAll("")).doesNotContain("<", ">");
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "<!channel>",
                        "<@U012AB3CD>",
                        "<https://evil.example|click>",
                        "<script>alert(1)</script>",
                        "&amp;",
                        "&",
                        "\u001B[31mred",
                        "\uD83D\uDE80",
                        "\uD83D",
                        "\n",
                        "*bold*",
                        "|",
                        "\u202Eright"),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<Integer> times = Arbitraries.of(1, 1, 1, 50, 2000);
        return piece.list()
                .ofMaxSize(8)
                .flatMap(list -> times.map(n -> String.join("", list).repeat(n)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!here>", "<!channel>", "<!everyone>", "<@U012AB3CD>", "<@W012AB3CD>", "<!subteam^S012AB3CD>"})
    void mentionsThatSlackKnows(String markup) {
        assertThat(new Mention(markup).markup()).isEqualTo(markup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@here", "<!here> <!channel>", "<https://evil.example|x>", "<@u1>", "<!here>\n"})
    void mentionsThatSlackDoesNotKnow(String markup) {
        assertThatThrownBy(() -> new Mention(markup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a mention Slack knows: use <!here>, <!channel>, <@USER-ID> or <!subteam^GROUP-ID>");
    }

    @Test
    void entitiesAreNotTorn() {
        assertThat(SlackText.escape("a&b", 100)).isEqualTo("a&amp;b");
        assertThat(SlackText.escape("<<<", 12)).isEqualTo("&lt;&lt;&lt;");
        assertThat(SlackText.escape("<<<", 11)).isEqualTo("&lt;&lt;…");
        assertThat(SlackText.escape("abc", 3)).isEqualTo("abc");
        assertThat(SlackText.escape("abcd", 3)).isEqualTo("ab…");
        assertThat(SlackText.escape("\uD83D\uDE80\uD83D\uDE80", 3)).isEqualTo("\uD83D\uDE80…");
    }

    private static RunEvent hostile(String name, String reason, String other) {
        List<Threshold> thresholds = IntStream.range(0, 60)
                .mapToObj(i -> new Threshold(other, i % 2 == 0 ? other : null, false, other))
                .toList();
        K6Summary summary = new K6Summary(
                Map.of("http_req_duration.p(95)", 1e300, "http_reqs.rate", -5.0),
                thresholds,
                new Checks(Long.MAX_VALUE, 0),
                other);
        Outcome outcome =
                Events.outcome(K6Status.ABORTED_BY_THRESHOLD, K6Result.FAILED, Outcome.Kind.TEST_FAILED, reason);
        K6Run run = new K6Run(
                1, new Banner(Execution.LOCAL, other, null, null), Events.STARTED, Events.ENDED, outcome, -1, summary);
        Build build = new Build(other, Integer.MAX_VALUE, "https://ci.example.org/job/x%20y/42/", other);
        return new TestFinished(new TestContext(name, Trigger.MANUAL, other, 0, 0, null, build), run, null);
    }

    private static String pretty(NotificationEvent event, Mention mention) {
        return Golden.pretty(body(event, mention));
    }

    private static String body(NotificationEvent event, Mention mention) {
        return new SlackFormat("1.2", mention).message(ID, event).body();
    }
}
