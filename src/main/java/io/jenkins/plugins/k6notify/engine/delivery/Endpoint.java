package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/**
 * Where a delivery goes, by names only. This is what the outbox keeps on disk, so it holds neither a URL nor a secret
 * (docs/design.md §9): the {@link Transport} looks those up each time something is sent.
 *
 * @param kind which service answers there
 * @param channel the channel as its users know it; delivery log and messages for humans name it
 * @param credentialsId the name under which the URL is kept: the id of a Jenkins credential, or what the command line
 *     was told, such as the name of an environment variable
 * @param signingCredentialsId the name under which the signing secret is kept; null: requests are not signed
 * @param context the full name of the Jenkins item in whose context the credentials are looked up; null for the
 *     channels of an admin and for the command line
 */
public record Endpoint(
        Kind kind,
        String channel,
        String credentialsId,
        @CheckForNull String signingCredentialsId,
        @CheckForNull String context) {

    /** The service that answers at an endpoint. */
    public enum Kind {
        /** A Slack incoming webhook: answers in plain text, and takes one message a second. */
        SLACK,
        /** A receiver of the requests of docs/design.md §6. */
        WEBHOOK
    }

    public Endpoint {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(credentialsId, "credentialsId");
    }

    /**
     * Equal for endpoints that have the same address, and therefore share the limit of one request at a time and a
     * pause asked for by {@code Retry-After}. Two channels that use one credential are the same endpoint.
     */
    public String key() {
        return String.join("\n", kind.name(), context == null ? "" : context, credentialsId);
    }
}
