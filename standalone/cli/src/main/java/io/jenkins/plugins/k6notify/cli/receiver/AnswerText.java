package io.jenkins.plugins.k6notify.cli.receiver;

import java.util.Map;

/** Text of an answer: plain text like that of Slack's incoming webhooks for Slack messages. */
final class AnswerText {

    private static final Map<Integer, String> SLACK_WORDS = Map.of(
            200, "ok",
            400, "invalid_payload",
            403, "action_prohibited",
            404, "no_service",
            410, "channel_is_archived",
            429, "rate_limited",
            500, "rollup_error",
            503, "service_unavailable");

    private AnswerText() {}

    static HttpReply reply(Answer answer, HookKind kind) {
        int status = answer.status();
        String scripted = "scripted answer " + status + " of k6-notify receive";
        HttpReply reply =
                switch (kind) {
                    case SLACK -> HttpReply.text(status, SLACK_WORDS.getOrDefault(status, scripted));
                    case SLACK_APP, TEAMS, MAIL, WEBHOOK ->
                        status == 200 ? HttpReply.json("{}") : HttpReply.text(status, scripted);
                };
        return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
    }
}
