package io.jenkins.plugins.k6notify.cli.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names by which a channel is found at each attempt: the source of its URL or token, and what else its kind needs. The
 * outbox stores them, so that a later command can send what an earlier one left; they contain no secret.
 *
 * @param source the source of the URL or token
 * @param others the other settings, by the constants of this class
 */
public record ChannelSettings(SecretSource source, Map<String, String> others) {

    /** The source of the secret that is sent with each request. */
    static final String AUTHORIZATION = "authorization";

    /** The header or key that has this secret. */
    static final String AUTHORIZATION_HEADER = "authorizationHeader";

    /** The channel in Slack to which an app posts. */
    static final String SLACK_CHANNEL = "slackChannel";

    /** The URL of Slack's Web API. */
    static final String SLACK_API = "slackApi";

    /** The recipients of e-mails. */
    static final String TO = "to";

    /** The sender of e-mails. */
    static final String FROM = "from";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SOURCE = "source";

    public ChannelSettings {
        others = Map.copyOf(others);
    }

    static ChannelSettings of(SecretSource source) {
        return new ChannelSettings(source, Map.of());
    }

    /** Reads the settings that {@link #id()} wrote into an endpoint. */
    public static ChannelSettings of(Endpoint endpoint) {
        String id = endpoint.credentialsId();
        if (!id.startsWith("{")) {
            return of(SecretSource.ofId(id));
        }
        try {
            Map<String, String> all = JSON.readValue(id, TEXTS);
            String source = all.remove(SOURCE);
            if (source != null) {
                return new ChannelSettings(SecretSource.ofId(source), all);
            }
        } catch (JsonProcessingException e) {
            // Damaged, as below.
        }
        throw new IllegalArgumentException("the settings of the channel " + endpoint.channel() + " are damaged");
    }

    /** Returns a copy with another setting. */
    ChannelSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(others);
        more.put(name, value);
        return new ChannelSettings(source, more);
    }

    /** Returns the text for {@link Endpoint#credentialsId()}: the source alone, if there are no other settings. */
    String id() {
        if (others.isEmpty()) {
            return source.id();
        }
        Map<String, String> all = new TreeMap<>(others);
        all.put(SOURCE, source.id());
        return JSON.valueToTree(all).toString();
    }

    /** @throws IllegalArgumentException if the channel does not have the setting */
    String get(String name) {
        String value = others.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the settings of the channel have no " + name);
        }
        return value;
    }

    /** Returns the source of the secret that is sent with each request; empty if there is none. */
    public Optional<SecretSource> authorization() {
        return Optional.ofNullable(others.get(AUTHORIZATION)).map(SecretSource::ofId);
    }

    /** Returns the header or key that has this secret. */
    public String authorizationHeader() {
        return get(AUTHORIZATION_HEADER);
    }

    /** Returns the channel in Slack to which an app posts. */
    public String slackChannel() {
        return get(SLACK_CHANNEL);
    }

    /** Returns the URL of Slack's Web API. */
    public String slackApi() {
        return get(SLACK_API);
    }

    /** Returns the recipients of e-mails. */
    public String to() {
        return get(TO);
    }

    /** Returns the sender of e-mails. */
    public String from() {
        return get(FROM);
    }
}
