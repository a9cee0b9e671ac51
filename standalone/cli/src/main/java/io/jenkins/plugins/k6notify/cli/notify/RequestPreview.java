package io.jenkins.plugins.k6notify.cli.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.channel.ChannelSettings;
import io.jenkins.plugins.k6notify.cli.channel.SecretSource;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppCall;
import io.jenkins.plugins.k6notify.engine.message.Message;
import io.jenkins.plugins.k6notify.engine.message.mail.MailContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the requests of a message as text, with the sources of URLs and secrets in their place. */
final class RequestPreview {

    private static final String BODY_KEY = "body:";

    private final ObjectMapper json = new ObjectMapper();

    /** @param isPosted whether the message about the run is posted already, which an app of Slack updates */
    String of(Endpoint endpoint, Message message, boolean isPosted) {
        ChannelSettings settings = ChannelSettings.of(endpoint);
        return switch (endpoint.kind()) {
            case SLACK, TEAMS, WEBHOOK -> request(endpoint, settings, message);
            case SLACK_APP -> calls(settings, message, isPosted);
            case EMAIL -> mail(settings, message);
        };
    }

    private String request(Endpoint endpoint, ChannelSettings settings, Message message) {
        StringBuilder text = new StringBuilder("POST ")
                .append(in("the URL", settings.source()))
                .append('\n')
                .append(lines(message.headers()));
        String secretId = endpoint.signingCredentialsId();
        if (secretId != null) {
            SecretSource secret = SecretSource.ofId(secretId);
            text.append(lines(Map.of(Signature.ID_HEADER, message.id().toString())))
                    .append(lines(Map.of(Signature.TIMESTAMP_HEADER, "(the time of the attempt)")))
                    .append(lines(Map.of(Signature.SIGNATURE_HEADER, in("made with the secret", secret))));
        }
        String key = null;
        String secret =
                settings.authorization().map(source -> in("the secret", source)).orElse("");
        if (!secret.isEmpty() && settings.authorizationHeader().startsWith(BODY_KEY)) {
            key = settings.authorizationHeader().substring(BODY_KEY.length());
        } else if (!secret.isEmpty()) {
            text.append(lines(Map.of(settings.authorizationHeader(), secret)));
        }
        return text.append(pretty(message.body(), key, secret)).toString();
    }

    private String calls(ChannelSettings settings, Message message, boolean isPosted) {
        List<SlackAppCall> calls = SlackAppCall.of(message, settings.slackChannel(), isPosted);
        return calls.stream()
                .map(call -> "POST " + settings.slackApi() + call.method() + '\n' + lines(message.headers())
                        + "Authorization: Bearer " + in("the token", settings.source()) + '\n'
                        + pretty(call.arguments(), null, ""))
                .collect(Collectors.joining("\n"));
    }

    private static String mail(ChannelSettings settings, Message message) {
        try {
            MailContent content = MailContent.parse(message.body());
            return "SMTP to " + in("the server", settings.source()) + "\nFrom: " + settings.from() + "\nTo: "
                    + settings.to() + "\nSubject: " + content.subject() + "\n\n"
                    + content.text().strip() + "\n\n"
                    + content.html().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String in(String what, SecretSource source) {
        return "(" + what + " in " + source.words() + ")";
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + '\n')
                .collect(Collectors.joining());
    }

    /** @param key the key of a value to add; null for none */
    private String pretty(String body, @CheckForNull String key, String value) {
        try {
            return key != null && json.readTree(body) instanceof ObjectNode object
                    ? object.put(key, value).toPrettyString()
                    : json.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            // The result of a template, which was verified with examples.
            return body;
        }
    }
}
