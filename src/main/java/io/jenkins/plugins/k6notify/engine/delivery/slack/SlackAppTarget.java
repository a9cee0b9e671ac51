package io.jenkins.plugins.k6notify.engine.delivery.slack;

import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import java.net.URI;

/**
 * The API and the channel in Slack of an endpoint, for the duration of one attempt. Never written to disk.
 *
 * @param api the URL of the API, with a slash at the end, and the bot token as authorization
 * @param channel the ID of a channel, or its name
 */
public record SlackAppTarget(Target api, String channel) {

    /** The URL of Slack's Web API. */
    public static final URI API = URI.create("https://slack.com/api/");

    /** Returns the target of the calls of a method. */
    Target of(SlackMethod method) {
        return api.at(api.uri().resolve(method.id()));
    }
}
