package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;

/**
 * The kinds of a {@link Reason}. The texts are in {@code Codes.properties}. The names are stored on disk, so a released
 * kind keeps its name and its arguments.
 */
public enum ReasonKind {
    /** A foreign text, shown unchanged: from a resolver that has no kind for its reason, or from an older file. */
    SAID,

    // The content of a credential.
    URL_EMPTY,
    URL_INVALID,
    URL_NOT_HTTP,
    URL_WITH_USER,
    URL_WITHOUT_HOST,
    URL_WITH_ODD_ADDRESS,
    URL_WITH_BAD_PORT,
    NOT_SLACK,
    NOT_TEAMS,
    RETIRED_CONNECTOR,
    SIGNING_SECRET_EMPTY,
    SIGNING_SECRET_NOT_BASE64,
    AUTHORIZATION_UNSENDABLE,

    // The destination of a URL.
    NOT_HTTPS,
    UNENCRYPTED,
    HOST_NOT_ALLOWED,
    METADATA_HOST,
    INTERNAL_HOST,
    METADATA_ADDRESS,
    PRIVATE_ADDRESS,
    RESERVED_ADDRESS,
    UNSPECIFIED_ADDRESS,
    SHARED_ADDRESS,
    LOOPBACK_ADDRESS,
    LINK_LOCAL_ADDRESS,
    MULTICAST_ADDRESS,
    TUNNEL_ADDRESS,

    // An endpoint without a usable address.
    NO_CREDENTIAL,
    NO_USABLE_URL,
    NO_USABLE_SIGNING_SECRET,
    NO_USABLE_AUTHORIZATION,
    NO_CHANNEL,
    CHANNEL_DISABLED,
    CHANNEL_OF_ANOTHER_KIND,
    NO_JOB,
    NO_FOLDER,
    JOB_CREDENTIALS_NOT_ALLOWED,

    // A request without a response.
    UNSENDABLE,
    HOST_NOT_FOUND,
    NO_CONNECTION_IN_TIME,
    NO_CONNECTION,
    CERTIFICATE_NOT_TRUSTED,
    NO_SECURE_CONNECTION,
    NO_ANSWER_IN_TIME,
    NOT_HTTP,
    CLOSED_WITHOUT_ANSWER,
    CONNECTION_FAILED,
    PROXY_REFUSED,
    BROKEN,
    CONNECTION_REFUSED,
    TLS_FAILED,
    NO_REASON_GIVEN,

    // A response; the last argument is the name of the responder.
    ANSWERED,
    ANSWERED_WITHOUT_WORDS,
    REDIRECTED,
    REDIRECTED_ELSEWHERE,
    SLACK,
    TEAMS,
    TEAMS_CONNECTOR,
    GRAFANA,
    ANNOTATION_EXISTS,
    RECEIVER,
    TEAMS_ACCEPTED,

    // A response of Teams with what to do; the argument is the response.
    TEAMS_BAD_REQUEST,
    TEAMS_NOT_PERMITTED,
    TEAMS_NOT_FOUND,
    TEAMS_TOO_LARGE,
    TEAMS_TOO_MANY,
    TEAMS_CONNECTOR_RETIRED,

    // The result of a call of Slack's Web API.
    SLACK_POSTED,
    SLACK_UPDATED,
    SLACK_POSTED_AGAIN,
    SLACK_SHOWN_AS_TEXT,
    SLACK_TOKEN_REFUSED,
    SLACK_SCOPE_MISSING,
    SLACK_CHANNEL_NOT_FOUND,
    SLACK_NOT_IN_CHANNEL,
    SLACK_CHANNEL_CLOSED,
    SLACK_REFUSED,
    SLACK_TEMPORARY,
    SLACK_NOT_API,

    // An e-mail; the first argument is the mail server.
    MAIL_ACCEPTED,
    MAIL_ACCEPTED_IN_PART,
    MAIL_DELAYED,
    MAIL_RECIPIENTS_REFUSED,
    MAIL_REFUSED,
    MAIL_LOGIN_REFUSED,
    MAIL_FAILED,
    NOT_SMTP,
    MAIL_UNREADABLE,
    NO_RECIPIENT,
    NO_MAIL_SERVER,
    ADDRESS_INVALID,

    // A message that the outbox did not accept.
    OUTBOX_UNUSABLE,
    OUTBOX_IN_USE,
    OUTBOX_CLOSED,
    OUTBOX_BEING_READ,
    SHUTTING_DOWN,
    NOT_WRITTEN;

    private final MessageTemplate template = new MessageTemplate("Reason." + name());

    /** Returns the template of the text, in all languages. */
    MessageTemplate template() {
        return template;
    }

    /** Returns the number of arguments, including the detail. */
    public int arguments() {
        return template.arguments();
    }
}
