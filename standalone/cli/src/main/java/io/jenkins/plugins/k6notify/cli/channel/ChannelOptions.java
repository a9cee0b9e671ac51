package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookFormat;
import io.jenkins.plugins.k6notify.engine.message.webhook.WebhookHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that define the destinations. */
public final class ChannelOptions {

    @Option(
            names = "--slack-url-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of a Slack incoming webhook.")
    private List<String> slackVariables = List.of();

    @Option(names = "--slack-url-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private List<Path> slackFiles = List.of();

    @Option(
            names = "--webhook-url-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of a webhook.")
    private List<String> webhookVariables = List.of();

    @Option(names = "--webhook-url-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private List<Path> webhookFiles = List.of();

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

    @Option(
            names = "--mention",
            paramLabel = "MENTION",
            description =
                    "Mention in Slack messages about runs that did not pass: <!here>, <@USER-ID>, <!subteam^GROUP-ID>.")
    private String mention;

    @Option(
            names = "--allow-http",
            paramLabel = "HOST",
            description = "Host for which http is allowed; by default every URL must be https.")
    private List<String> httpHosts = List.of();

    /**
     * Returns the channels of the command line, each with a usable URL.
     *
     * @throws UsageException if a channel lacks a usable URL
     */
    public List<CommandLineChannel> channels(Map<String, String> variables) {
        MessageFormat slack = new SlackFormat(Version.current(), mention());
        MessageFormat webhook = new WebhookFormat(
                k6CloudHeaders ? WebhookHeaders.LOAD_IMPACT_AND_K6_CLOUD : WebhookHeaders.LOAD_IMPACT,
                Version.current());
        List<CommandLineChannel> channels = new ArrayList<>();
        add(channels, Kind.SLACK, slack, sources(slackVariables, slackFiles), null);
        add(channels, Kind.WEBHOOK, webhook, sources(webhookVariables, webhookFiles), signingSecret());
        CommandLineEndpoints endpoints = endpoints(variables);
        channels.forEach(channel -> endpoints.target(channel.endpoint()));
        return channels;
    }

    public CommandLineEndpoints endpoints(Map<String, String> variables) {
        return new CommandLineEndpoints(variables, httpHosts);
    }

    private static void add(
            List<CommandLineChannel> channels,
            Kind kind,
            MessageFormat format,
            List<SecretSource> sources,
            SecretSource secret) {
        String name = kind == Kind.SLACK ? "slack" : "webhook";
        for (int i = 0; i < sources.size(); i++) {
            String numbered = sources.size() == 1 ? name : name + " " + (i + 1);
            String secretId = secret == null ? null : secret.id();
            channels.add(new CommandLineChannel(
                    new Endpoint(kind, numbered, sources.get(i).id(), secretId, null), format));
        }
    }

    private static List<SecretSource> sources(List<String> variables, List<Path> files) {
        List<SecretSource> sources = new ArrayList<>();
        variables.forEach(variable -> sources.add(SecretSource.ofVariable(variable)));
        files.forEach(file -> sources.add(SecretSource.ofFile(file)));
        return sources;
    }

    private SecretSource signingSecret() {
        if (secretVariable != null && secretFile != null) {
            throw new UsageException("give the signing secret by --signing-secret-env or -file, not by both");
        }
        if (secretVariable != null) {
            return SecretSource.ofVariable(secretVariable);
        }
        return secretFile == null ? null : SecretSource.ofFile(secretFile);
    }

    private Mention mention() {
        try {
            return mention == null ? null : new Mention(mention);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mention: " + e.getMessage());
        }
    }
}
