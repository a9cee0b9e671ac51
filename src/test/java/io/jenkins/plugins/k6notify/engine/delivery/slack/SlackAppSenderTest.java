package io.jenkins.plugins.k6notify.engine.delivery.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt.Outcome;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.http.HttpExchange;
import io.jenkins.plugins.k6notify.engine.delivery.http.SendingClient;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi.Answer;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi.Shown;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the transport with a Slack Web API that answers as documented. */
class SlackAppSenderTest {

    private static final String PAGE = "<html><body>Access denied</body></html>";

    private final Message started = message(SampleEvents.started(Trigger.MANUAL));
    private final Message finished = message(SampleEvents.finished(SampleEvents.thresholdsFailed()));

    @AutoClose
    private FakeSlackApi slack;

    private SlackAppTarget target;

    @BeforeEach
    void open() throws IOException {
        slack = new FakeSlackApi();
        target = slack.target(FakeSlackApi.TOKEN, "#perf");
    }

    private static Message message(NotificationEvent event) {
        return new SlackAppFormat("1.2", new Mention("<!here>"), true).message(UUID.randomUUID(), event);
    }

    private static Delivery delivery(Message message) {
        Endpoint endpoint = new Endpoint(Endpoint.Kind.SLACK_APP, "perf", "token", null, null);
        return Samples.delivery(endpoint, message);
    }

    private Attempt send(Message message, String receipt) throws InterruptedException {
        return send(delivery(message), receipt);
    }

    private Attempt send(Delivery delivery, String receipt) throws InterruptedException {
        return sender(Clock.systemUTC()).send(delivery, () -> Optional.ofNullable(receipt));
    }

    private SlackAppSender sender(Clock clock) {
        SendingClient client = SendingClient.of(HttpClient.newBuilder());
        return new SlackAppSender(ignored -> target, new HttpExchange(() -> client, clock));
    }

    private String sendStarted() throws InterruptedException {
        return send(started, null).receipt();
    }

    private Shown onlyMessage() {
        assertThat(slack.messages()).hasSize(1);
        return slack.messages().get(0);
    }

    @Test
    void postsStartedMessageInConfiguredChannel() throws Exception {
        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text()).isEqualTo("Slack posted the message in #perf");
        assertThat(attempt.status()).hasValue(200);
        assertThat(onlyMessage().channel()).isEqualTo(FakeSlackApi.PERF);
        assertThat(onlyMessage().text()).isEqualTo("checkout.js started");
        assertThat(attempt.receipt())
                .isEqualTo(FakeSlackApi.PERF + " " + onlyMessage().ts());
        assertThat(slack.methods()).containsExactly("chat.postMessage");
        assertThat(slack.calls().get(0).arguments().path("unfurl_links").asBoolean(true))
                .isFalse();
    }

    @Test
    void updatesMessageOfReceiptAndRepliesInItsThread() throws Exception {
        String receipt = sendStarted();

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text()).isEqualTo("Slack updated the message in " + FakeSlackApi.PERF);
        assertThat(onlyMessage().text()).startsWith("checkout.js failed");
        assertThat(onlyMessage().updates()).isEqualTo(1);
        assertThat(slack.replies(onlyMessage())).hasSize(1);
        Shown reply = slack.replies(onlyMessage()).get(0);
        assertThat(reply.content().toString()).contains("Crossed thresholds").contains("/job/perf/job/checkout/42/");
        assertThat(reply.isBroadcast()).isTrue();
        assertThat(attempt.receipt()).isEqualTo(receipt + " " + reply.ts());
        assertThat(slack.methods()).containsExactly("chat.postMessage", "chat.update", "chat.postMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "damaged", "C012AB3CD", "C012AB3CD 12", "C1 1.2 3.4 5.6", "../x 1.2"})
    void postsMessageAndReplyWithoutUsableReceipt(String receipt) throws Exception {
        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(slack.replies(onlyMessage())).hasSize(1);
        assertThat(slack.methods()).containsExactly("chat.postMessage", "chat.postMessage");
    }

    @Test
    void asksForPauseAfterTwoPosts() throws Exception {
        assertThat(send(finished, null).retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(send(started, null).retryAfter()).isEmpty();
    }

    @Test
    void attemptBeginsWithFirstCallAndLastsAsLongAsAllCalls() throws Exception {
        ManualTimer timer = new ManualTimer();
        Instant begin = timer.clock().instant();
        slack.onCall(path -> {
            timer.pass(Duration.ofSeconds(7), () -> {});
            await().pollDelay(Duration.ofMillis(30)).until(() -> true);
        });

        Attempt attempt = sender(timer.clock()).send(delivery(finished));

        assertThat(slack.calls()).hasSize(2);
        assertThat(attempt.at()).isEqualTo(begin);
        assertThat(attempt.millis()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void sendsTokenInHeaderOnly() throws Exception {
        send(finished, sendStarted());

        assertThat(slack.calls()).allSatisfy(call -> {
            assertThat(call.authorization()).isEqualTo("Bearer " + FakeSlackApi.TOKEN);
            assertThat(call.contentType()).isEqualTo("application/json; charset=UTF-8");
            assertThat(call.arguments().toString()).doesNotContain(FakeSlackApi.TOKEN);
        });
        assertThat(target.toString()).doesNotContain(FakeSlackApi.TOKEN);
    }

    static Stream<Arguments> errors() {
        return Stream.of(SlackErrorKind.values())
                .flatMap(kind -> kind.errors().stream().map(error -> Arguments.of(kind, error)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorOfPostDecidesOutcome(SlackErrorKind kind, String error) throws Exception {
        slack.answer(SlackMethod.POST, Answer.error(error), Answer.error(error));

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(kind == SlackErrorKind.TEMPORARY ? Outcome.RETRY : Outcome.FAILED);
        assertThat(attempt.text()).contains(kind == SlackErrorKind.SCOPE ? "missing_scope" : error);
        assertThat(attempt.receipt()).isNull();
        assertThat(slack.messages()).isEmpty();
        assertThat(slack.methods()).hasSize(kind == SlackErrorKind.LAYOUT ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_auth      | Slack refused the bot token (invalid_auth); store the token of the installed app,"
                        + " which starts with xoxb-, in the credential",
                "not_in_channel    | the Slack app is not a member of #perf (not_in_channel); invite it there with"
                        + " /invite",
                "channel_not_found | Slack found no channel #perf for the app (channel_not_found); correct its name or"
                        + " ID, and invite the app to a private channel with /invite",
                "is_archived       | Slack lets the app post nothing in #perf (is_archived); choose another channel, or"
                        + " allow the app to post there",
                "internal_error    | Slack could not process the message at present: internal_error",
                "of_next_year      | Slack refused the message: of_next_year",
            })
    void errorSaysWhatToDo(String error, String text) throws Exception {
        slack.answer(SlackMethod.POST, Answer.error(error));

        assertThat(send(started, null).text()).isEqualTo(text);
    }

    @Test
    void namesMissingScope() throws Exception {
        slack.answer(
                SlackMethod.POST,
                Answer.json(
                        200,
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"users:read\"}"));

        assertThat(send(started, null).text())
                .isEqualTo("the Slack app lacks the permission chat:write;"
                        + " add it under OAuth & Permissions and install the app again");
    }

    @Test
    void unknownErrorFails() throws Exception {
        slack.answer(SlackMethod.POST, Answer.error("of_next_year"));

        assertThat(send(started, null).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void wrongTokenFails() throws Exception {
        target = slack.target("xoxb-of-another-app", "#perf");

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text()).contains("(invalid_auth)");
    }

    @Test
    void waitsAsLongAsSlackAsks() throws Exception {
        slack.answer(
                SlackMethod.POST,
                Answer.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}").with("Retry-After", "30"));

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.status()).hasValue(429);
        assertThat(attempt.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "200, RETRY, the response is not from the API of Slack: Slack returned HTTP 200",
        "202, RETRY, the response is not from the API of Slack: Slack returned HTTP 202",
        "403, FAILED, Slack returned HTTP 403",
        "407, RETRY, Slack returned HTTP 407",
        "429, RETRY, Slack returned HTTP 429",
        "502, RETRY, Slack returned HTTP 502",
        "503, RETRY, Slack returned HTTP 503",
    })
    void statusDecidesForPageOfProxy(int status, Outcome outcome, String text) throws Exception {
        slack.answer(SlackMethod.POST, new Answer(status, Map.of("Content-Type", "text/html"), PAGE));

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.text()).isEqualTo(text + ": " + PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "true", "{\"ok\":true", "{\"ok\":\"true\"}", "{\"error\":\"x\"}", "{\"ok\":fal"})
    void answerWithoutResultIsRetriedUnlessItSaysOk(String body) throws Exception {
        slack.answer(SlackMethod.POST, Answer.json(200, body));

        Attempt attempt = send(started, null);

        boolean saysOk = body.equals("{\"ok\":true");
        assertThat(attempt.outcome()).isEqualTo(saysOk ? Outcome.DELIVERED : Outcome.RETRY);
        assertThat(attempt.receipt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "404, of_next_year, FAILED",
        "500, of_next_year, RETRY",
        "500, is_archived, FAILED",
        "400, fatal_error, RETRY"
    })
    void errorDecidesBeforeStatus(int status, String error, Outcome outcome) throws Exception {
        slack.answer(SlackMethod.POST, Answer.json(status, "{\"ok\":false,\"error\":\"" + error + "\"}"));

        assertThat(send(started, null).outcome()).isEqualTo(outcome);
    }

    @Test
    void redirectFails() throws Exception {
        slack.answer(SlackMethod.POST, new Answer(302, Map.of("Location", "https://login.example/?token=secret"), ""));

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text())
                .contains("redirect to https://login.example/…")
                .doesNotContain("secret");
    }

    @Test
    void unreachableApiIsRetried() throws Exception {
        URI nowhere = slack.uri("/api/");
        slack.close();
        target = FakeSlackApi.target(nowhere, FakeSlackApi.TOKEN, "#perf");

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(attempt.status()).isEmpty();
        open();
    }

    @Test
    void findsFieldsAfterRepeatedMessage() throws Exception {
        slack.changeAnswers(answer -> "{\"message\":{\"ok\":false,\"ts\":\"0.0\",\"text\":\"" + "\\u00e9".repeat(13_000)
                + "\",\"blocks\":[[{}]]},"
                + answer.substring(1));

        Attempt attempt = send(started, null);

        assertThat(attempt.receipt())
                .isEqualTo(FakeSlackApi.PERF + " " + onlyMessage().ts());
    }

    @Test
    void answerWithoutPlaceIsDeliveredWithoutReceipt() throws Exception {
        slack.changeAnswers(answer -> "{\"ok\":true,\"channel\":7,\"ts\":null}");

        Attempt attempt = send(finished, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.receipt()).isNull();
        // The message and, without a thread, the reply.
        assertThat(slack.messages()).hasSize(2).noneMatch(Shown::isBroadcast);
    }

    @Test
    void updateWithoutPlaceInAnswerKeepsReceipt() throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.UPDATE, Answer.json(200, "{\"ok\":true}"));

        assertThat(send(finished, receipt).receipt()).startsWith(receipt + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_not_found",
                "cant_update_message",
                "edit_window_closed",
                "channel_not_found",
                "is_archived",
                "of_next_year"
            })
    void postsAnotherMessageIfUpdateIsRefused(String error) throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.UPDATE, Answer.error(error));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text())
                .isEqualTo(
                        "Slack posted a new message in #perf, because the earlier one could not be updated: " + error);
        assertThat(slack.messages()).hasSize(2);
        Shown other = slack.messages().get(1);
        assertThat(slack.replies(other)).hasSize(1);
        assertThat(attempt.receipt()).startsWith(FakeSlackApi.PERF + " " + other.ts() + " ");
    }

    @ParameterizedTest
    @CsvSource({"invalid_auth, FAILED", "missing_scope, FAILED", "internal_error, RETRY", "ratelimited, RETRY"})
    void postsNoOtherMessageIfItWouldNotHelp(String error, Outcome outcome) throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.UPDATE, Answer.error(error));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(outcome);
        assertThat(attempt.receipt()).isNull();
        assertThat(onlyMessage().updates()).isZero();
    }

    @Test
    void deletedMessageIsPostedAgain() throws Exception {
        String receipt = sendStarted();
        slack.delete(onlyMessage().ts());

        send(finished, receipt);

        assertThat(onlyMessage().text()).startsWith("checkout.js failed");
    }

    @Test
    void messageInClosedChannelIsPostedInChannelOfToday() throws Exception {
        String receipt = sendStarted();
        slack.addChannel("other", "C0OTHER");
        slack.refuseIn(FakeSlackApi.PERF, "is_archived");
        target = slack.target(FakeSlackApi.TOKEN, "C0OTHER");

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.receipt()).startsWith("C0OTHER ");
        assertThat(slack.messages()).extracting(Shown::channel).containsExactly(FakeSlackApi.PERF, "C0OTHER");
    }

    @Test
    void messageThatWasPostedIsUpdatedInItsChannel() throws Exception {
        String receipt = sendStarted();
        slack.addChannel("other", "C0OTHER");
        target = slack.target(FakeSlackApi.TOKEN, "#other");

        send(finished, receipt);

        assertThat(onlyMessage().updates()).isEqualTo(1);
        assertThat(slack.replies(onlyMessage())).hasSize(1);
    }

    @Test
    void sendsTextOnlyIfLayoutIsRefused() throws Exception {
        slack.answer(SlackMethod.POST, Answer.error("invalid_blocks"));

        Attempt attempt = send(started, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text())
                .isEqualTo("Slack shows the message in #perf as text only, because it refused the layout:"
                        + " invalid_blocks");
        assertThat(onlyMessage().text()).isEqualTo("checkout.js started");
        assertThat(onlyMessage().content().path("blocks")).isEmpty();
        assertThat(onlyMessage().content().path("attachments")).isEmpty();
        assertThat(attempt.receipt()).isNotNull();
    }

    @Test
    void updatesWithTextOnlyIfLayoutIsRefused() throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.UPDATE, Answer.error("msg_blocks_too_long"));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.text()).contains("msg_blocks_too_long");
        assertThat(onlyMessage().updates()).isEqualTo(1);
        assertThat(onlyMessage().content().path("blocks").isArray()).isTrue();
        assertThat(onlyMessage().content().path("blocks")).isEmpty();
        assertThat(slack.replies(onlyMessage())).hasSize(1);
    }

    @Test
    void replyAsTextOnlyIsReported() throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.POST, Answer.error("invalid_blocks"));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(attempt.text()).contains("as text only").contains("invalid_blocks");
        assertThat(slack.replies(onlyMessage()).get(0).text()).startsWith("<!here> checkout.js failed");
    }

    @Test
    void sendsTextOnceOnly() throws Exception {
        slack.answer(SlackMethod.POST, Answer.error("invalid_blocks"), Answer.error("msg_too_long"));

        Attempt attempt = send(finished, null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text()).isEqualTo("Slack refused the message: msg_too_long");
        assertThat(slack.methods()).hasSize(2);
    }

    @Test
    void retryAfterFailedReplySendsReplyOnly() throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.POST, Answer.error("ratelimited"));
        Attempt first = send(finished, receipt);

        Delivery retried = delivery(finished).after(first, Optional.of(Duration.ofSeconds(1)));
        Attempt second = send(retried, first.receipt());

        assertThat(first.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(first.receipt()).isEqualTo(receipt);
        assertThat(second.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(onlyMessage().updates()).isEqualTo(1);
        assertThat(slack.replies(onlyMessage())).hasSize(1);
        assertThat(second.receipt())
                .isEqualTo(receipt + " " + slack.replies(onlyMessage()).get(0).ts());
    }

    @Test
    void retryAfterPostWithFailedReplyPostsNoSecondMessage() throws Exception {
        slack.changeAnswers(answer -> {
            slack.answer(SlackMethod.POST, Answer.error("internal_error"));
            return answer;
        });
        Attempt first = send(finished, null);
        slack.changeAnswers(answer -> answer);

        send(delivery(finished).after(first, Optional.of(Duration.ofSeconds(1))), first.receipt());

        assertThat(first.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(first.text()).contains("internal_error");
        assertThat(slack.replies(onlyMessage())).hasSize(1);
    }

    @Test
    void redeliveryUpdatesMessageAndReply() throws Exception {
        Attempt first = send(finished, sendStarted());

        Attempt second = send(delivery(finished).again(2, Instant.EPOCH), first.receipt());

        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(onlyMessage().updates()).isEqualTo(2);
        assertThat(slack.replies(onlyMessage())).hasSize(1).allMatch(reply -> reply.updates() == 1);
    }

    @Test
    void redeliveryPostsDeletedReplyAgain() throws Exception {
        Attempt first = send(finished, sendStarted());
        slack.delete(slack.replies(onlyMessage()).get(0).ts());

        Attempt second = send(delivery(finished).again(2, Instant.EPOCH), first.receipt());

        assertThat(slack.replies(onlyMessage())).hasSize(1).allMatch(reply -> reply.updates() == 0);
        assertThat(second.receipt()).isNotEqualTo(first.receipt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread_not_found", "cannot_reply_to_message", "restricted_action_thread_locked"})
    void replyIsPostedInChannelIfThereIsNoThread(String error) throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.POST, Answer.error(error));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(slack.messages()).hasSize(2);
        assertThat(slack.messages().get(1).content().toString()).contains("Crossed thresholds");
        assertThat(slack.messages().get(1).isBroadcast()).isFalse();
    }

    @Test
    void refusedReplyFailsAndKeepsReceipt() throws Exception {
        String receipt = sendStarted();
        slack.answer(SlackMethod.POST, Answer.error("restricted_action"));

        Attempt attempt = send(finished, receipt);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.receipt()).isEqualTo(receipt);
        assertThat(attempt.text()).contains("restricted_action");
    }

    /** The message is shown twice, and not lost. */
    @Test
    void lostAnswerIsRetried() throws Exception {
        slack.loseNextAnswer();
        Attempt first = send(started, null);

        Attempt second = send(started, first.receipt());

        assertThat(first.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(first.receipt()).isNull();
        assertThat(second.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(slack.messages()).hasSize(2);
    }

    @Test
    void testHookTestsTokenBeforeItPosts() throws Exception {
        Attempt attempt = send(message(new TestHookEvent()), null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(slack.methods()).containsExactly("auth.test", "chat.postMessage");
        assertThat(onlyMessage().text()).startsWith("k6-notify can post here");
    }

    @Test
    void testHookWithRefusedTokenPostsNothing() throws Exception {
        slack.answer(SlackMethod.TEST_TOKEN, Answer.error("account_inactive"));

        Attempt attempt = send(message(new TestHookEvent()), null);

        assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(attempt.text()).startsWith("Slack refused the bot token (account_inactive)");
        assertThat(slack.methods()).containsExactly("auth.test");
    }

    @Test
    void masksTokenAndControlCharactersInError() throws Exception {
        slack.answer(
                SlackMethod.POST,
                Answer.error("<b>\\u001b[31m\\n" + FakeSlackApi.TOKEN + "\\u202e" + "x".repeat(1_000)));

        String text = send(started, null).text();

        assertThat(text)
                .startsWith("Slack refused the message: <b> [31m **** x")
                .doesNotContain(FakeSlackApi.TOKEN)
                .hasSizeLessThan(300);
    }

    @Test
    void masksTokenInPage() throws Exception {
        slack.answer(SlackMethod.POST, new Answer(200, Map.of(), "no " + FakeSlackApi.TOKEN + " here"));

        assertThat(send(started, null).text()).endsWith("no **** here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1 1.2", "C1 1.2 3.4"})
    void receiptRoundTrip(String receipt) {
        assertThat(PostedMessage.parse(receipt).map(PostedMessage::receipt)).contains(receipt);
    }

    @Test
    void placeNeedsChannelAndTimeStamp() {
        assertThat(PostedMessage.of("C1", "1.2")).contains(new PostedMessage("C1", "1.2", null));
        assertThat(PostedMessage.of("C1", "1.2 3.4")).isEmpty();
        assertThat(PostedMessage.of("C1", null)).isEmpty();
        assertThat(PostedMessage.of(null, "1.2")).isEmpty();
    }
}
