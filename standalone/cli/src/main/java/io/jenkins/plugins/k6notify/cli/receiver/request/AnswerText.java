package io.jenkins.plugins.k6notify.cli.receiver.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Text of an answer, in the format of the service that a request is for. */
public final class AnswerText {

    private static final Map<Integer, String> SLACK_WORDS = Map.of(
            200, "ok",
            400, "invalid_payload",
            403, "action_prohibited",
            404, "no_service",
            410, "channel_is_archived",
            429, "rate_limited",
            500, "rollup_error",
            503, "service_unavailable");

    private static final Map<Integer, String> TEAMS_CODES = Map.of(
            400, "TriggerInputSchemaMismatch",
            401, "DirectApiAuthorizationRequired",
            404, "WorkflowNotFound",
            413, "RequestEntityTooLarge",
            429, "WorkflowTriggerThrottled");

    private AnswerText() {}

    /** Returns the body: JSON if it begins with a brace. */
    public static String body(Answer answer, HookKind kind) {
        int status = answer.status();
        return switch (kind) {
            case SLACK -> answer.error().isEmpty() ? SLACK_WORDS.getOrDefault(status, words(answer)) : answer.error();
            case SLACK_APP -> answer.body();
            case TEAMS -> status == 202 ? "" : teamsError(answer);
            case MAIL, WEBHOOK -> status == 200 ? "{}" : words(answer);
        };
    }

    /** Returns the text of an answer for which the service has none of its own. */
    public static String words(Answer answer) {
        return answer.error().isEmpty()
                ? "scripted answer " + answer.status() + " of k6-notify receive"
                : answer.error();
    }

    /** Returns the HTTP status with which an incoming webhook of Slack answers an error. */
    static int slackStatus(String error) {
        return SLACK_WORDS.entrySet().stream()
                .filter(known -> known.getValue().equals(error))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(400);
    }

    /** Returns the error of Slack's Web API that comes with an HTTP status. */
    static String slackApiError(int status) {
        return switch (status) {
            case 401, 403 -> "invalid_auth";
            case 404 -> "channel_not_found";
            case 410 -> "is_archived";
            case 429 -> "ratelimited";
            case 503 -> "service_unavailable";
            default -> status >= 500 ? "internal_error" : "invalid_arguments";
        };
    }

    private static String teamsError(Answer answer) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        String code = answer.error().isEmpty() ? "" : answer.error();
        error.putObject("error")
                .put("code", code.isEmpty() ? TEAMS_CODES.getOrDefault(answer.status(), "InternalServerError") : code)
                .put("message", words(answer));
        return error.toString();
    }
}
