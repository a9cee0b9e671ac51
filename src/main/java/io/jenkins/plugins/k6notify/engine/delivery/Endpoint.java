package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.Objects;

/**
 * The destination of a delivery, as names only. The outbox stores it on disk, so it contains neither a URL nor a secret
 * (docs/design.md §9): the {@link Transport} looks those up for each attempt.
 *
 * @param kind the service at the endpoint
 * @param channel the channel name that users know; used in the delivery log and in messages for people
 * @param credentialsId the name under which the URL or token is stored: the id of a Jenkins credential, or the name
 *     given on the command line, such as that of an environment variable; for e-mail, the recipients
 * @param signingCredentialsId the name under which the signing secret is stored; null if requests are not signed
 * @param context the full name of the Jenkins item in whose context the credentials are looked up, for a channel of a
 *     folder with a slash at the end; null for the channels of an admin and for the command line
 */
public record Endpoint(
        Kind kind,
        String channel,
        String credentialsId,
        @CheckForNull String signingCredentialsId,
        @CheckForNull String context) {

    /** The service at an endpoint. */
    public enum Kind {
        /** A Slack incoming webhook: responds in plain text, and accepts one message per second. */
        SLACK,
        /** A receiver of the requests of docs/design.md §6. */
        WEBHOOK,
        /** A workflow of Microsoft Teams: accepts messages without reporting whether they were posted. */
        TEAMS,
        /** An app of Slack, which posts and updates messages over the Web API: one message per second. */
        SLACK_APP,
        /** A mail server. */
        EMAIL;

        /**
         * Returns the least time between two messages. Slack accepts <a
         * href="https://docs.slack.dev/apis/web-api/rate-limits">one message per second</a>.
         */
        public Duration pause() {
            return this == SLACK || this == SLACK_APP ? Duration.ofSeconds(1) : Duration.ZERO;
        }
    }

    public Endpoint {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(credentialsId, "credentialsId");
    }

    /** Returns this endpoint with its credentials looked up in another context. */
    public Endpoint in(String otherContext) {
        return new Endpoint(kind, channel, credentialsId, signingCredentialsId, otherContext);
    }

    /**
     * Returns a key that is equal for endpoints with the same address, which therefore share the limit of one request
     * at a time and a pause requested by {@code Retry-After}. Two channels that use one credential are the same
     * endpoint.
     */
    public String key() {
        return String.join("\n", kind.name(), context == null ? "" : context, credentialsId);
    }
}
