package io.jenkins.plugins.k6notify.engine.message.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Golden;
import io.jenkins.plugins.k6notify.engine.message.HostileRuns;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAppFormatTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final Mention HERE = new Mention("<!here>");
    private static final Mention ADA = new Mention("<@U012AB3CD>");
    private static final NotificationEvent FAILED = SampleEvents.finished(SampleEvents.thresholdsFailed());

    /** The markup that the format itself may create: labels, numbers and the mention. */
    private static final Pattern OURS =
            Pattern.compile("<!here>|\\*[A-Z][a-z ]+\\*\\n[\\w%., +()/-]+|\\*p\\(95\\)\\*\\n[\\w. -]+");

    @Test
    void failedMessageWithReplyMatchesGoldenFile() {
        assertThat(Golden.pretty(body(FAILED, HERE, true).toString())).isEqualTo(Golden.file("slack-app-failed.json"));
    }

    @Test
    void startedMessageIsThatOfWebhookWithoutReply() {
        NotificationEvent started = SampleEvents.started(Trigger.MANUAL);

        JsonNode body = body(started, HERE, true);

        assertThat(body.get("message").toString())
                .isEqualTo(new SlackFormat("1.2", HERE).message(ID, started).body());
        assertThat(body.has("reply")).isFalse();
    }

    @Test
    void messageWithoutRepliesHasAllOfWebhookMessage() {
        JsonNode body = body(FAILED, null, false);

        assertThat(body.get("message").toString())
                .isEqualTo(new SlackFormat("1.2", null).message(ID, FAILED).body());
        assertThat(body.has("reply")).isFalse();
    }

    @Test
    void mentionIsInReplyAlsoWithoutReplyOfDetails() {
        JsonNode body = body(FAILED, ADA, false);

        assertThat(message(body).markup()).doesNotContain("<@U012AB3CD>");
        assertThat(reply(body).markup()).containsExactly("<@U012AB3CD>");
        assertThat(reply(body).plain()).containsExactly("checkout.js failed");
    }

    @Test
    void passedRunMentionsNobody() {
        NotificationEvent warned = SampleEvents.passedWithWarnings();

        assertThat(body(warned, HERE, true).toString())
                .doesNotContain("<!here>")
                .doesNotContain("reply_broadcast");
        assertThat(body(warned, HERE, false).has("reply")).isFalse();
    }

    @Test
    void passedRunWithoutDetailsHasNoReply() {
        K6Run run = new K6Run(
                1,
                SampleEvents.banner(),
                SampleEvents.STARTED,
                SampleEvents.ENDED,
                SampleEvents.passed(),
                0,
                K6Summary.EMPTY);
        NotificationEvent passed = new TestFinished(SampleEvents.context(Trigger.MANUAL), run, null);

        assertThat(body(passed, HERE, true).has("reply")).isFalse();
    }

    @Test
    void warningsAreInReply() {
        JsonNode body = body(SampleEvents.passedWithWarnings(), null, true);

        assertThat(message(body).plain()).noneMatch(text -> text.contains("All requests failed"));
        assertThat(reply(body).plain())
                .contains("Warnings\n• All requests failed\n• Iterations were dropped: 19", "Build perf/checkout #42");
    }

    @Test
    void reasonIsInReply() {
        JsonNode body = body(SampleEvents.finished(SampleEvents.stopped(K6Status.TIMED_OUT)), null, true);

        assertThat(message(body).plain()).doesNotContain("for a reason");
        assertThat(reply(body).plain()).contains("for a reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!here>", "<!channel>", "<!everyone>"})
    void replyWithMentionOfChannelIsShownInChannel(String mention) {
        assertThat(body(FAILED, new Mention(mention), true)
                        .at("/reply/reply_broadcast")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<@U012AB3CD>", "<!subteam^S012AB3CD>"})
    void replyWithMentionOfPeopleIsShownInThread(String mention) {
        assertThat(body(FAILED, new Mention(mention), true).get("reply").has("reply_broadcast"))
                .isFalse();
    }

    @Test
    void testHookHasTextOfWebhookMessage() {
        JsonNode body = body(new TestHookEvent(), HERE, true);

        assertThat(message(body).text()).isEqualTo("k6-notify can post here: this is the test you asked for.");
        assertThat(body.has("reply")).isFalse();
    }

    @Test
    void headersAreThoseOfJson() {
        Message message = new SlackAppFormat("1.2", null, true).message(ID, FAILED);

        assertThat(message.headers())
                .containsEntry("Content-Type", "application/json; charset=UTF-8")
                .hasSize(2);
        assertThat(message.event()).isEqualTo("test.finished");
    }

    @Property(tries = 200)
    void hostileTextStaysTextWithinLimits(
            @ForAll("hostile") String name,
            @ForAll("hostile") String reason,
            @ForAll("hostile") String other,
            @ForAll boolean replies) {
        JsonNode body = body(HostileRuns.failed(name, reason, other), HERE, replies);

        for (ParsedSlackMessage message : List.of(message(body), reply(body))) {
            message.assertWithinLimits();
            assertThat(message.markup()).allMatch(markup -> OURS.matcher(markup).matches());
            assertThat(message.text().replaceFirst("^<!here> ", "")).doesNotContain("<", ">");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*bold*", ":fire:", "<!channel>", "<https://x|y>", "R&D", "\"\\"})
    void showsNamesUnchanged(String name) {
        JsonNode body = body(HostileRuns.failed(name, name, name), HERE, true);

        assertThat(message(body).plain()).contains("❌ " + name + " failed");
        assertThat(reply(body).plain())
                .contains("Build " + name + " #2147483647 · Started by " + name)
                .anyMatch(text -> text.startsWith("Crossed thresholds\n• " + name + " " + name + ": " + name + "\n"));
        assertThat(body.at("/message/mrkdwn").asBoolean(true)).isFalse();
        assertThat(body.at("/reply/mrkdwn").asBoolean(true)).isFalse();
    }

    @Provide
    Arbitrary<String> hostile() {
        return ParsedSlackMessage.hostileTexts();
    }

    private static ParsedSlackMessage message(JsonNode body) {
        return ParsedSlackMessage.read(body.get("message").toString());
    }

    private static ParsedSlackMessage reply(JsonNode body) {
        return ParsedSlackMessage.read(body.get("reply").toString());
    }

    private static JsonNode body(NotificationEvent event, Mention mention, boolean replies) {
        try {
            return new ObjectMapper()
                    .readTree(new SlackAppFormat("1.2", mention, replies)
                            .message(ID, event)
                            .body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
