package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.delivery.http.Authorization;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for a secret that is sent with each webhook request. */
final class AuthorizationOptions {

    private static final String NAME = "--authorization";

    @Option(
            names = NAME + "-env",
            paramLabel = "VAR",
            description = "Environment variable that contains a secret to send with each webhook request.")
    private String variable;

    @Option(names = NAME + "-file", paramLabel = "FILE", description = "File that contains such a secret.")
    private Path file;

    @Option(
            names = NAME + "-header",
            paramLabel = "NAME",
            description = "Header for this secret, or body:KEY for a value of the JSON body. The default is "
                    + Authorization.BEARER_HEADER + ", where a secret without a scheme is sent as a bearer token.")
    private String header;

    /**
     * Adds the secret to the settings of a channel.
     *
     * @throws UsageException if the options contradict each other, or if the header has no valid name
     */
    ChannelSettings addTo(ChannelSettings settings) {
        Optional<SecretSource> secret = SecretSource.ofEither(NAME, variable, file);
        if (secret.isEmpty() && header != null) {
            throw new UsageException(NAME + "-header has no secret to send: add " + NAME + "-env or " + NAME + "-file");
        }
        String place = header == null ? Authorization.BEARER_HEADER : header;
        if (!Authorization.isPlace(place)) {
            throw new UsageException(NAME + "-header: '" + place
                    + "' is not the name of a header, and not body: with the name of a key");
        }
        return secret.map(source -> settings.with(ChannelSettings.AUTHORIZATION, source.id())
                        .with(ChannelSettings.AUTHORIZATION_HEADER, place))
                .orElse(settings);
    }
}
