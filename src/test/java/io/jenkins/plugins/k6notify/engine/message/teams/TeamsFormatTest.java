package io.jenkins.plugins.k6notify.engine.message.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.message.Golden;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import io.jenkins.plugins.k6notify.engine.message.Message;
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
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final TeamsMention ADA = new TeamsMention("ada@example.org", "Ada Lovelace");
    private static final String LEFT_OUT = "Left out, because Teams limits the size of a card: ";

    @Test
    void startedMessageMatchesGoldenFile() {
        assertThat(Golden.pretty(body(SampleEvents.started(Trigger.MANUAL), ADA)))
                .isEqualTo(Golden.file("teams-started.json"));
    }

    @Test
    void failedMessageMatchesGoldenFile() {
        assertThat(Golden.pretty(body(SampleEvents.worse(), ADA))).isEqualTo(Golden.file("teams-failed.json"));
    }

    @Test
    void testHookMessageMatchesGoldenFile() {
        assertThat(Golden.pretty(body(new TestHookEvent(), ADA))).isEqualTo(Golden.file("teams-test-hook.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams-started", "teams-failed", "teams-test-hook"})
    void goldenFileIsValid(String name) {
        ParsedTeamsMessage.read(Golden.file(name + ".json")).assertValid();
    }

    @Test
    void bodyWithoutEnvelopeIsCard() {
        for (NotificationEvent event : List.of(SampleEvents.worse(), new TestHookEvent())) {
            Message bare = new TeamsFormat("1.2", false, ADA).message(ID, event);
            assertThat(json(bare.body())).isEqualTo(json(body(event, ADA)).at("/attachments/0/content"));
            assertThat(bare.headers())
                    .isEqualTo(
                            new TeamsFormat("1.2", true, ADA).message(ID, event).headers());
        }
    }

    @Test
    void messageHasIdEventAndHeaders() {
        Message message = new TeamsFormat("1.2", true, null).message(ID, SampleEvents.started(Trigger.MANUAL));
        assertThat(message.id()).isEqualTo(ID);
        assertThat(message.event()).isEqualTo("test.started");
        assertThat(message.headers())
                .containsEntry("Content-Type", "application/json; charset=UTF-8")
                .containsEntry("User-Agent", "LoadImpactWebHook/1.2 (k6-notify)");
    }

    @Test
    void headlineHasColorOfOutcome() {
        assertThat(message(SampleEvents.started(Trigger.MANUAL)).color()).isEqualTo("Accent");
        assertThat(message(SampleEvents.finished(SampleEvents.passed())).color())
                .isEqualTo("Good");
        assertThat(message(SampleEvents.passedWithWarnings()).color()).isEqualTo("Warning");
        assertThat(message(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)))
                        .color())
                .isEqualTo("Warning");
        assertThat(message(SampleEvents.finished(SampleEvents.thresholdsFailed()))
                        .color())
                .isEqualTo("Attention");
    }

    @Test
    void mentionsPersonOnlyWhenRunDidNotPass() {
        RunEvent timedOut = SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT));
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body(timedOut, ADA));
        assertThat(message.markdown()).containsExactly("<at>Ada Lovelace</at>");
        JsonNode entity = message.card().at("/msteams/entities/0");
        assertThat(entity.get("type").asText()).isEqualTo("mention");
        assertThat(entity.get("text").asText()).isEqualTo("<at>Ada Lovelace</at>");
        assertThat(entity.at("/mentioned/id").asText()).isEqualTo("ada@example.org");
        assertThat(entity.at("/mentioned/name").asText()).isEqualTo("Ada Lovelace");

        assertThat(body(timedOut, null)).doesNotContain("<at>", "entities");
        assertThat(body(SampleEvents.finished(SampleEvents.passed()), ADA)).doesNotContain("<at>", "entities");
        assertThat(body(SampleEvents.passedWithWarnings(), ADA)).doesNotContain("<at>", "entities");
        assertThat(body(SampleEvents.started(Trigger.MANUAL), ADA)).doesNotContain("<at>", "entities");
    }

    @Test
    void nameWithTagDoesNotMention() {
        ParsedTeamsMessage message = ParsedTeamsMessage.read(
                body(HostileRuns.failed("<at>Ada Lovelace</at>", "<at>Ada Lovelace</at>", "x"), ADA));
        assertThat(message.headline()).isEqualTo("❌ <\u200Bat>Ada Lovelace<\u200B/at> failed");
        message.assertValid();
    }

    @Test
    void passedRunShowsWarnings() {
        ParsedTeamsMessage message = message(SampleEvents.passedWithWarnings());
        assertThat(message.headline()).isEqualTo("⚠️ checkout.js passed with warnings");
        assertThat(message.list("Warnings")).containsExactly("All requests failed", "Iterations were dropped: 19");
        assertThat(message.summary())
                .isEqualTo("checkout.js passed with warnings: All requests failed, Iterations were dropped: 19");
        message.assertValid();
    }

    @Test
    void violatedQualityGateIsShownAndMentions() {
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body(SampleEvents.gateViolated(Criticality.FAILURE), ADA));
        assertThat(message.headline()).isEqualTo("❌ checkout.js passed, quality gate failed");
        assertThat(message.color()).isEqualTo("Attention");
        assertThat(message.list("Quality gates"))
                .containsExactly(
                        "http_req_duration p(95) is 612.3 ms, above the limit of 500 ms (failure)",
                        "Not evaluated: http_reqs rate has no earlier run to compare with");
        assertThat(message.markdown()).containsExactly("<at>Ada Lovelace</at>");
        message.assertValid();
    }

    /** Names of metrics are from the job, and as long as they may be. */
    @Test
    void manyQualityGatesStayWithinLimit() {
        String metric = "http_req_duration{name:" + "ü".repeat(270) + "}.max";
        List<QualityGate> gates =
                Collections.nCopies(QualityGate.MAX_GATES, new QualityGate(null, metric, 1.0, null, null));
        RunEvent hostile = HostileRuns.failed("ü".repeat(300), "ü".repeat(300), "ü".repeat(2000));
        String body = body(new TestFinished(hostile.context(), hostile.run(), null).judgedBy(gates), ADA);
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body);
        assertThat(message.list("Quality gates")).hasSize(10).endsWith("… and 91 more");
        message.assertValid();
    }

    @Test
    void buttonsLinkToBuildAndCloud() {
        Banner banner = new Banner(Execution.CLOUD, "a.js", "https://app.k6.io/runs/123", 123L);
        K6Run run = new K6Run(
                1, banner, SampleEvents.STARTED, SampleEvents.ENDED, SampleEvents.passed(), 0, K6Summary.EMPTY);
        ParsedTeamsMessage message = message(new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null));
        assertThat(message.buttons())
                .containsExactly("https://ci.example.org/job/perf/job/checkout/42/", "https://app.k6.io/runs/123");
        message.assertValid();
    }

    @Test
    void tooLongUrlIsNoButton() {
        assertThat(message(startedAt("https://ci.example.org/" + "x".repeat(1477)))
                        .buttons())
                .hasSize(1);
        assertThat(message(startedAt("https://ci.example.org/" + "x".repeat(1478)))
                        .card()
                        .has("actions"))
                .isFalse();
    }

    @Test
    void runOutsideOfJenkinsIsValid() {
        TestContext context = new TestContext("t", Trigger.MANUAL, null, 0, 0, null, null);
        ParsedTeamsMessage message = message(new TestStarted(context, SampleEvents.running()));
        assertThat(message.paragraphs()).noneMatch(text -> text.contains("Build") || text.contains("Started by"));
        message.assertValid();
    }

    /** Text that Teams would format in a text block, or that would mention somebody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://evil.example)",
                "![x](https://evil.example/i.png)",
                "**bold** *x* _x_ ~~x~~ `x`",
                "# heading",
                "- item",
                "1. item",
                "> quoted",
                "--- ",
                "a\\*b",
                "<at>Ada Lovelace</at>",
                "<b>x</b>",
                "<!--",
                "{{DATE(2026-11-23T07:30:14Z,SHORT)}}",
                "{{{{TIME(2026-11-23T07:30:14Z)}}}}",
                "${name}",
                "@{triggerBody()}",
                "&lt;&#42;&#x2a;",
                "R&D",
                "\"\\",
            })
    void showsNamesUnchanged(String given) {
        String name = given.strip();
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body(HostileRuns.failed(name, name, name), ADA));

        assertThat(message.paragraphs().stream().map(TeamsFormatTest::shown))
                .contains("❌ " + name + " failed")
                .contains("Build " + name + " #2147483647 · Started by " + name)
                .contains("• " + name + " " + name + ": " + name)
                .anyMatch(text -> text.contains(" · " + name + " · exit code -1"));
        assertThat(message.markdown()).containsExactly("<at>Ada Lovelace</at>");
        assertThat(shown(message.summary())).isEqualTo(name + " failed: " + name);
        message.assertValid();
    }

    @Property(tries = 200)
    void hostileTextStaysTextWithinLimits(
            @ForAll("hostile") String name, @ForAll("hostile") String reason, @ForAll("hostile") String other) {
        String body = body(HostileRuns.failed(name, reason, other), ADA);
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body);

        message.assertValid();
        assertThat(message.markdown()).containsExactly("<at>Ada Lovelace</at>");
        assertThat(message.headline()).startsWith("❌ ").endsWith(" failed");
        assertThat(message.summary()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void replacesBidiControlsAndLineBreaksInName() {
        ParsedTeamsMessage message = message(HostileRuns.failed("two\nlines \u202Eright\u2066", "\u200F", "x"));
        assertThat(message.headline()).isEqualTo("❌ two lines \uFFFDright\uFFFD failed");
        assertThat(message.summary()).isEqualTo("two lines \uFFFDright\uFFFD failed: \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "&", "<", "{", "&amp;", "<b", "\"", "\\", "ß", "漢", "\uD83D\uDE80", "\uD83D"})
    void cutsNameOf3000Characters(String character) {
        String name = character.repeat(3000);
        ParsedTeamsMessage message = ParsedTeamsMessage.read(body(HostileRuns.failed(name, name, name), ADA));
        message.assertValid();
        assertThat(message.headline()).endsWith("… failed");
        assertThat(message.summary()).endsWith("…");
    }

    @Test
    void smallMessageLeavesOutNothing() {
        ParsedTeamsMessage message = message(crossed(20, 36, 2));
        assertThat(message.list("Crossed thresholds")).hasSize(20);
        assertThat(message.list("Warnings")).hasSize(2);
        assertThat(message.facts()).hasSize(7);
        assertThat(message.paragraphs()).noneMatch(text -> text.contains("Left out"));
        // The thresholds are more precise than the reason.
        assertThat(message.paragraphs()).doesNotContain("for a reason");
    }

    @Test
    void leavesOutLastThresholdsAfterWarnings() {
        ParsedTeamsMessage message = message(crossed(99, 150, 2));
        List<String> listed = message.list("Crossed thresholds");
        assertThat(listed).hasSizeBetween(30, 98).first().asString().startsWith("m0");
        assertThat(listed).last().asString().startsWith("m" + (listed.size() - 1));
        assertThat(message.paragraphs())
                .contains(LEFT_OUT + "6 figures, 2 warnings, " + (99 - listed.size()) + " crossed thresholds")
                // The reason names five thresholds, because the list does not name all.
                .contains("for a reason");
        assertThat(message.headline()).isEqualTo("❌ checkout.js failed");
        message.assertValid();
    }

    @Test
    void namesThresholdsBeyondLimitOfSummary() {
        ParsedTeamsMessage message = message(crossed(100, 5, 0));
        assertThat(message.list("Crossed thresholds")).hasSize(100);
        assertThat(message.paragraphs())
                .contains("More thresholds may have been crossed than are known.", "for a reason");
    }

    @Provide
    Arbitrary<String> hostile() {
        return HostileRuns.texts(
                "<at>Ada Lovelace</at>",
                "[click](https://evil.example)",
                "{{DATE(2026-11-23T07:30:14Z)}}",
                "<script>alert(1)</script>",
                "&amp;",
                "&",
                "\u001B[31mred",
                "\uD83D\uDE80",
                "\uD83D",
                "\n- ",
                "**bold**",
                "\\",
                "\"",
                "\u202Eright");
    }

    /** The text without the zero-width characters, which nobody sees. */
    private static String shown(String text) {
        return text.replace("\u200B", "");
    }

    private static RunEvent startedAt(String url) {
        Build build = new Build("a", 1, url, null);
        TestContext context = new TestContext("t", Trigger.MANUAL, null, 0, 0, null, build);
        return new TestStarted(context, SampleEvents.running());
    }

    private static RunEvent crossed(int thresholds, int length, int warnings) {
        List<Threshold> crossed = IntStream.range(0, thresholds)
                .mapToObj(i -> new Threshold("m" + i + "x".repeat(length), "p(95)<500", false, "612.3ms"))
                .toList();
        K6Run sample = SampleEvents.worse().run();
        K6Summary summary = new K6Summary(
                sample.summary().metrics(), crossed, sample.summary().checks(), null);
        Outcome outcome =
                SampleEvents.outcome(K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "for a reason");
        List<RunWarning> warned = List.of(
                        new RunWarning(RunWarning.Kind.ALL_REQUESTS_FAILED, null),
                        new RunWarning(RunWarning.Kind.ITERATIONS_DROPPED, 19L))
                .subList(0, warnings);
        K6Run run = new K6Run(
                1, SampleEvents.banner(), SampleEvents.STARTED, SampleEvents.ENDED, outcome, 99, summary, warned);
        return new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null);
    }

    private static ParsedTeamsMessage message(NotificationEvent event) {
        return ParsedTeamsMessage.read(body(event, null));
    }

    private static String body(NotificationEvent event, TeamsMention mention) {
        return new TeamsFormat("1.2", true, mention).message(ID, event).body();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
