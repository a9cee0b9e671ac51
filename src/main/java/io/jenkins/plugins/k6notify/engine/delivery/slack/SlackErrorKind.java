package io.jenkins.plugins.k6notify.engine.delivery.slack;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The kinds of errors of Slack's Web API, by what helps against them. From the lists of errors at
 * docs.slack.dev/reference/methods/chat.postMessage, chat.update and auth.test.
 */
enum SlackErrorKind {
    /** Slack does not accept the token. */
    TOKEN(
            "access_denied",
            "account_inactive",
            "accesslimited",
            "ekm_access_denied",
            "enterprise_is_restricted",
            "invalid_auth",
            "no_permission",
            "not_allowed_token_type",
            "not_authed",
            "org_login_required",
            "team_access_not_granted",
            "token_expired",
            "token_revoked",
            "two_factor_setup_required"),

    /** The app lacks a permission. */
    SCOPE("missing_scope"),

    /** The channel does not exist, or is private and the app is not a member. */
    CHANNEL_NOT_FOUND("channel_not_found"),

    /** The app is not a member of the channel. */
    NOT_IN_CHANNEL("not_in_channel"),

    /** The app may not post in the channel. */
    CHANNEL_CLOSED(
            "is_archived",
            "is_inactive",
            "messages_tab_disabled",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel"),

    /** Slack does not accept the layout of the message. */
    LAYOUT(
            "attachment_payload_limit_exceeded",
            "block_mismatch",
            "invalid_arguments",
            "invalid_attachments",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_json",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "too_many_attachments"),

    /** The message no longer exists, or cannot be updated. */
    NOT_UPDATABLE("cant_update_message", "edit_window_closed", "message_not_found", "update_failed"),

    /** The message cannot have a reply. */
    NO_THREAD(
            "cannot_reply_to_message",
            "invalid_thread_ts",
            "restricted_action_non_threadable_channel",
            "restricted_action_thread_locked",
            "thread_not_found"),

    /** Another attempt may succeed. */
    TEMPORARY(
            "external_channel_migrating",
            "fatal_error",
            "internal_error",
            "rate_limited",
            "ratelimited",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org"),

    /** Not in these lists. */
    OTHER;

    private static final Map<String, SlackErrorKind> BY_ERROR = Arrays.stream(values())
            .flatMap(kind -> kind.errors.stream().map(error -> Map.entry(error, kind)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Set<String> errors;

    SlackErrorKind(String... errors) {
        this.errors = Set.of(errors);
    }

    static SlackErrorKind of(String error) {
        return BY_ERROR.getOrDefault(error, OTHER);
    }

    /** Returns the errors of this kind. */
    Set<String> errors() {
        return errors;
    }

    /** Whether another message may be accepted after an update was refused with such an error. */
    boolean isOfUpdatedMessage() {
        return switch (this) {
            case CHANNEL_NOT_FOUND, NOT_IN_CHANNEL, CHANNEL_CLOSED, NOT_UPDATABLE, NO_THREAD, OTHER -> true;
            case TOKEN, SCOPE, LAYOUT, TEMPORARY -> false;
        };
    }

    /**
     * Returns the reason to show for an error.
     *
     * @param error the error, as one line without secrets
     * @param channel the channel of the call
     * @param scope the permission that the app lacks; empty if Slack named none
     */
    Reason reason(String error, String channel, String scope) {
        return switch (this) {
            case TOKEN -> Reason.of(ReasonKind.SLACK_TOKEN_REFUSED, error);
            case SCOPE -> Reason.of(ReasonKind.SLACK_SCOPE_MISSING, scope.isEmpty() ? error : scope);
            case CHANNEL_NOT_FOUND -> Reason.of(ReasonKind.SLACK_CHANNEL_NOT_FOUND, channel, error);
            case NOT_IN_CHANNEL -> Reason.of(ReasonKind.SLACK_NOT_IN_CHANNEL, channel, error);
            case CHANNEL_CLOSED -> Reason.of(ReasonKind.SLACK_CHANNEL_CLOSED, channel, error);
            case TEMPORARY -> Reason.of(ReasonKind.SLACK_TEMPORARY, error);
            case LAYOUT, NOT_UPDATABLE, NO_THREAD, OTHER -> Reason.of(ReasonKind.SLACK_REFUSED, error);
        };
    }
}
