package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.address.EndpointUrl;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import io.jenkins.plugins.k6notify.engine.delivery.http.Target;
import io.jenkins.plugins.k6notify.engine.delivery.mail.MailTarget;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppTarget;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads URLs, tokens and other secrets from environment variables and files, for each attempt. */
public final class CommandLineEndpoints {

    private static final AddressPolicy ANYWHERE = AddressPolicy.anywhere(true, "--allow-http");

    private final Map<String, String> variables;
    private final List<String> httpHosts;

    /** @param httpHosts hosts for which http is allowed */
    public CommandLineEndpoints(Map<String, String> variables, List<String> httpHosts) {
        this.variables = variables;
        this.httpHosts =
                httpHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** @throws UsageException if the endpoint has no usable URL, secret or recipient */
    void verify(Endpoint endpoint) {
        try {
            switch (endpoint.kind()) {
                case SLACK, TEAMS, WEBHOOK -> target(endpoint);
                case SLACK_APP -> slackAppTarget(endpoint);
                case EMAIL -> mailTarget(endpoint);
            }
        } catch (UnusableEndpointException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** @throws UnusableEndpointException if the endpoint has no usable URL or secret */
    Target target(Endpoint endpoint) {
        ChannelSettings settings = ChannelSettings.of(endpoint);
        URI url = value(settings.source(), this::url);
        Optional<SecretSource> secret =
                Optional.ofNullable(endpoint.signingCredentialsId()).map(SecretSource::ofId);
        Target target = secret.map(source -> value(source, key -> Target.signed(url, ANYWHERE, key)))
                .orElseGet(() -> Target.unsigned(url, ANYWHERE));
        return settings.authorization()
                .map(source ->
                        target.with(value(source, token -> Authorization.of(settings.authorizationHeader(), token))))
                .orElse(target);
    }

    /** @throws UnusableEndpointException if the endpoint has no usable token */
    SlackAppTarget slackAppTarget(Endpoint endpoint) {
        ChannelSettings settings = ChannelSettings.of(endpoint);
        Authorization token = value(settings.source(), text -> Authorization.of(Authorization.BEARER_HEADER, text));
        URI api = url(settings.slackApi());
        return new SlackAppTarget(Target.unsigned(api, ANYWHERE).with(token), settings.slackChannel());
    }

    /** @throws UnusableEndpointException if the endpoint has no usable mail server or address */
    MailTarget mailTarget(Endpoint endpoint) {
        ChannelSettings settings = ChannelSettings.of(endpoint);
        SmtpUrl server = value(settings.source(), SmtpUrl::parse);
        return MailTarget.of(server.session(), settings.from(), settings.to(), "");
    }

    /** Reads a source. The errors of the parser are reported with the name of the source. */
    private <T> T value(SecretSource source, Function<String, T> parser) {
        try {
            return parser.apply(source.read(variables));
        } catch (UsageException e) {
            throw new UnusableEndpointException(Reason.said(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UnusableEndpointException(Reason.said(source.words() + ": " + e.getMessage()));
        }
    }

    private URI url(String text) {
        URI url = EndpointUrl.parse(text);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(url.getScheme()) && !httpHosts.contains(host)) {
            throw new UnusableEndpointException(
                    Reason.said("the URL is not https; to allow http for its host, add --allow-http " + host));
        }
        return url;
    }
}
