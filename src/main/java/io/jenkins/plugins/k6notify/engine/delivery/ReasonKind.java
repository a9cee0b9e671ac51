package io.jenkins.plugins.k6notify.engine.delivery;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;

/**
 * What a {@link Reason} can be. A new one needs its words wherever reasons are shown in other languages than English. The
 * names are kept on disk, so one that was released keeps its name and its arguments.
 */
public enum ReasonKind {
    /** Words of others, as they are: those of a resolver that has no kind for its reason, or of an older file. */
    SAID("{0}"),

    // What a credential holds.
    URL_EMPTY("the URL is empty"),
    URL_INVALID("the URL is not valid: it has a space or another character that must be"
            + " percent-encoded, or a part is missing"),
    URL_NOT_HTTP("the URL does not start with https://"),
    URL_WITH_USER("the URL has a user name or password in it; use a URL without them"),
    URL_WITHOUT_HOST("the URL has no host name that can be looked up"),
    URL_WITH_ODD_ADDRESS("the URL has an IPv4 address that is not written as four decimal numbers, like 192.0.2.1"),
    URL_WITH_BAD_PORT("the URL has a port that does not exist"),
    NOT_SLACK("{0} is not a host of Slack, whose webhook URLs start with https://hooks.slack.com/"),
    SIGNING_SECRET_EMPTY("the signing secret is empty"),
    SIGNING_SECRET_NOT_BASE64("the signing secret starts with whsec_ but is not base64 after it"),

    // Where a URL leads.
    NOT_HTTPS("the URL is not https (http can be allowed in {0})"),
    UNENCRYPTED("the URL is not https: everyone on the way can read it, and it is a secret"),
    HOST_NOT_ALLOWED("{1} (the host can be allowed in {0})"),
    METADATA_HOST("the host {0} is a metadata service of a cloud"),
    INTERNAL_HOST("the host {0} is at {1}, {2}"),
    METADATA_ADDRESS("the metadata service of a cloud"),
    PRIVATE_ADDRESS("a private address"),
    RESERVED_ADDRESS("a reserved address"),
    UNSPECIFIED_ADDRESS("an unspecified address"),
    SHARED_ADDRESS("a shared address of a provider's network"),
    LOOPBACK_ADDRESS("a loopback address"),
    LINK_LOCAL_ADDRESS("a link-local address"),
    MULTICAST_ADDRESS("a multicast address"),
    TUNNEL_ADDRESS("an address of a tunnel"),

    // Why there is no address behind an endpoint.
    NO_CREDENTIAL("there is no Secret text credential \"{0}\" in reach"),
    NO_USABLE_URL("the credential \"{0}\" holds no usable URL: {1}"),
    NO_USABLE_SIGNING_SECRET("the credential \"{0}\" holds no usable signing secret: {1}"),
    NO_CHANNEL("there is no channel with the name {0} any more"),
    CHANNEL_DISABLED("the channel {0} is disabled"),
    CHANNEL_OF_ANOTHER_KIND("the channel {0} has become one of another kind"),
    NO_JOB("there is no job {0} any more"),
    JOB_CREDENTIALS_NOT_ALLOWED("jobs may not send to URLs in their own credentials ({0})"),

    // Why a request brought no answer.
    UNSENDABLE("the message has a header that HTTP does not allow, or the URL cannot be used"),
    HOST_NOT_FOUND("cannot find the host {0}"),
    NO_CONNECTION_IN_TIME("cannot connect to {0}: no answer within {1}"),
    NO_CONNECTION("cannot connect to {0}: {1}"),
    CERTIFICATE_NOT_TRUSTED("the certificate of {0} is not trusted: {1}"),
    NO_SECURE_CONNECTION("no secure connection to {0}: {1}"),
    NO_ANSWER_IN_TIME("{0} did not answer within {1}"),
    NOT_HTTP("{0} gave an answer that is not HTTP: {1}"),
    CLOSED_WITHOUT_ANSWER("{0} closed the connection without an answer"),
    CONNECTION_FAILED("the connection to {0} failed: {1}"),
    PROXY_REFUSED("the proxy refused the connection to {0} ({1})"),
    BROKEN("internal error: {0}"),
    CONNECTION_REFUSED("connection refused"),
    TLS_FAILED("TLS failed"),
    NO_REASON_GIVEN("no reason given"),

    // What was answered, the last argument being who did.
    ANSWERED("{2} says {0} ({1})"),
    ANSWERED_WITHOUT_WORDS("{1} answered {0} without words"),
    REDIRECTED("{2} answered {0} with a redirect to {1}; redirects are not followed"),
    REDIRECTED_ELSEWHERE("{1} answered {0} with a redirect to another place; redirects are not followed"),
    SLACK("Slack"),
    RECEIVER("the receiver"),

    // Why a message is not in the outbox.
    OUTBOX_UNUSABLE("the outbox {0} cannot be used: {1}"),
    OUTBOX_IN_USE("the outbox {0} is in use by another process"),
    OUTBOX_CLOSED("the outbox {0} is closed"),
    OUTBOX_BEING_READ("the outbox is still being read"),
    SHUTTING_DOWN("Jenkins is shutting down"),
    NOT_WRITTEN("the message could not be written; the log of Jenkins says why");

    private final MessageTemplate phrase;

    ReasonKind(String pattern) {
        this.phrase = new MessageTemplate(pattern);
    }

    /** In English. */
    MessageTemplate phrase() {
        return phrase;
    }

    /** How many arguments there are, the reason within it included. */
    public int arguments() {
        return phrase.arguments();
    }
}
