package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that define the destinations. */
public final class ChannelOptions {

    /** The options that define a channel of each kind, for messages about wrong usage. */
    public static final String ALL_KINDS =
            "--slack-url-env, --slack-token-env, --teams-url-env, --webhook-url-env or --email-to";

    @Mixin
    private SlackOptions slack;

    @Mixin
    private TeamsOptions teams;

    @Mixin
    private WebhookOptions webhooks;

    @Mixin
    private MailOptions mail;

    @Option(
            names = "--allow-http",
            paramLabel = "HOST",
            description = "Host for which http is allowed; by default every URL must be https.")
    private List<String> httpHosts = List.of();

    /** Returns the options with these values, as on a command line. */
    public static ChannelOptions parse(String... arguments) {
        return CommandLine.populateCommand(new ChannelOptions(), arguments);
    }

    /**
     * Returns the channels of the command line, each with a usable URL.
     *
     * @param warnings receives those about templates
     * @throws UsageException if a channel lacks a usable URL, token or recipient
     */
    public List<CommandLineChannel> channels(Map<String, String> variables, Consumer<String> warnings) {
        List<CommandLineChannel> channels = new ArrayList<>();
        channels.addAll(slack.channels());
        channels.addAll(teams.channels());
        channels.addAll(webhooks.channels(warnings));
        channels.addAll(mail.channels());
        CommandLineEndpoints endpoints = endpoints(variables);
        channels.forEach(channel -> endpoints.verify(channel.endpoint()));
        return channels;
    }

    public CommandLineEndpoints endpoints(Map<String, String> variables) {
        return new CommandLineEndpoints(variables, httpHosts);
    }
}
