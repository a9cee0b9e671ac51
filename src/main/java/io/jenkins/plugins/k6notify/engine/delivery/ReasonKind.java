package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;

/**
 * What a {@link Reason} can be. The texts are in {@code Codes.properties}. The names are kept on disk, so one that was released
 * keeps its name and its arguments.
 */
public enum ReasonKind {
    /** Words of others, as they are: those of a resolver that has no kind for its reason, or of an older file. */
    SAID,

    // What a credential holds.
    URL_EMPTY,
    URL_INVALID,
    URL_NOT_HTTP,
    URL_WITH_USER,
    URL_WITHOUT_HOST,
    URL_WITH_ODD_ADDRESS,
    URL_WITH_BAD_PORT,
    NOT_SLACK,
    SIGNING_SECRET_EMPTY,
    SIGNING_SECRET_NOT_BASE64,

    // Where a URL leads.
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

    // Why there is no address behind an endpoint.
    NO_CREDENTIAL,
    NO_USABLE_URL,
    NO_USABLE_SIGNING_SECRET,
    NO_CHANNEL,
    CHANNEL_DISABLED,
    CHANNEL_OF_ANOTHER_KIND,
    NO_JOB,
    JOB_CREDENTIALS_NOT_ALLOWED,

    // Why a request brought no answer.
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

    // What was answered, the last argument being who did.
    ANSWERED,
    ANSWERED_WITHOUT_WORDS,
    REDIRECTED,
    REDIRECTED_ELSEWHERE,
    SLACK,
    RECEIVER,

    // Why a message is not in the outbox.
    OUTBOX_UNUSABLE,
    OUTBOX_IN_USE,
    OUTBOX_CLOSED,
    OUTBOX_BEING_READ,
    SHUTTING_DOWN,
    NOT_WRITTEN;

    private final MessageTemplate template = new MessageTemplate("Reason." + name());
    private final int arguments = template.arguments();

    /** The text, in all languages. */
    MessageTemplate template() {
        return template;
    }

    /** How many arguments there are, the reason within it included. */
    public int arguments() {
        return arguments;
    }
}
