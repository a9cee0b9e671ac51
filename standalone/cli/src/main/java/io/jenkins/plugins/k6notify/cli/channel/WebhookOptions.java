package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.template.WebhookTemplate;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.template.TemplateFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for webhooks. */
final class WebhookOptions {

    @Option(
            names = "--webhook-url-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of a webhook.")
    private List<String> variables = List.of();

    @Option(names = "--webhook-url-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private List<Path> files = List.of();

    @Mixin
    private TemplateOptions templateOptions;

    @Mixin
    private AuthorizationOptions authorization;

    @Option(
            names = "--signing-secret-env",
            paramLabel = "VAR",
            description =
                    "Environment variable that contains the secret for signing webhook requests (Standard Webhooks).")
    private String secretVariable;

    @Option(names = "--signing-secret-file", paramLabel = "FILE", description = "File that contains the secret.")
    private Path secretFile;

    @Option(
            names = "--k6-cloud-headers",
            description = "Also send the newer X-k6cloud-* headers to webhooks, in addition to X-LoadImpact-*.")
    private boolean k6CloudHeaders;

    /** @param warnings receives those about the template */
    List<CommandLineChannel> channels(Consumer<String> warnings) {
        Optional<SecretSource> secret = SecretSource.ofEither("--signing-secret", secretVariable, secretFile);
        MessageFormat format = format(warnings);
        return CommandLineChannel.numbered(
                "webhook",
                SecretSource.ofAll(variables, files).stream()
                        .map(ChannelSettings::of)
                        .map(authorization::addTo)
                        .toList(),
                (name, settings) ->
                        CommandLineChannel.of(Endpoint.Kind.WEBHOOK, name, settings, secret.orElse(null), format));
    }

    private MessageFormat format(Consumer<String> warnings) {
        WebhookHeaders headers = k6CloudHeaders ? WebhookHeaders.LOAD_IMPACT_AND_K6_CLOUD : WebhookHeaders.LOAD_IMPACT;
        Optional<WebhookTemplate> template = templateOptions.template();
        template.map(WebhookTemplate::warnings).orElse(List.of()).forEach(warnings);
        return template.<MessageFormat>map(
                        checked -> new TemplateFormat(checked.template(), headers, Version.current()))
                .orElseGet(() -> new WebhookFormat(headers, Version.current()));
    }
}
