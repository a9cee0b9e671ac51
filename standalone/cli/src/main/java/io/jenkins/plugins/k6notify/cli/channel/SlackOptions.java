package io.jenkins.plugins.k6notify.cli.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import io.jenkins.plugins.k6notify.engine.delivery.slack.SlackAppTarget;
import io.jenkins.plugins.k6notify.engine.message.slack.Mention;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackAppFormat;
import io.jenkins.plugins.k6notify.engine.message.slack.SlackFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for incoming webhooks and apps of Slack. */
final class SlackOptions {

    @Option(
            names = "--slack-url-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of a Slack incoming webhook.")
    private List<String> urlVariables = List.of();

    @Option(names = "--slack-url-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private List<Path> urlFiles = List.of();

    @Option(
            names = "--slack-token-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the bot token of a Slack app, which posts the message "
                    + "about a run when it starts and updates it when it ends.")
    private String tokenVariable;

    @Option(names = "--slack-token-file", paramLabel = "FILE", description = "File that contains such a token.")
    private Path tokenFile;

    @Option(
            names = "--slack-channel",
            paramLabel = "NAME",
            description = "Channel to which the Slack app posts: its name or ID.")
    private List<String> channels = List.of();

    @Option(
            names = "--slack-thread",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Whether the Slack app puts reason, crossed thresholds and warnings in a reply to the message; "
                            + "with --no-slack-thread they are in the message.")
    private boolean thread;

    @Option(
            names = "--slack-api-url",
            paramLabel = "URL",
            description = "Web API for the Slack app, such as that of 'k6-notify receive'; the default is Slack's.")
    private String api;

    @Option(
            names = "--mention",
            paramLabel = "MENTION",
            description =
                    "Mention in Slack messages about runs that did not pass: <!here>, <@USER-ID>, <!subteam^GROUP-ID>.")
    private String mention;

    List<CommandLineChannel> channels() {
        Mention mentioned = mention();
        SlackFormat format = new SlackFormat(Version.current(), mentioned);
        List<ChannelSettings> webhooks = SecretSource.ofAll(urlVariables, urlFiles).stream()
                .map(ChannelSettings::of)
                .toList();
        List<CommandLineChannel> all = new ArrayList<>(CommandLineChannel.numbered(
                "slack",
                webhooks,
                (name, settings) -> CommandLineChannel.of(Kind.SLACK, name, settings, null, format)));
        SlackAppFormat appFormat = new SlackAppFormat(Version.current(), mentioned, thread);
        all.addAll(CommandLineChannel.numbered(
                "slack app",
                appSettings(),
                (name, settings) -> CommandLineChannel.of(Kind.SLACK_APP, name, settings, null, appFormat)));
        return all;
    }

    private List<ChannelSettings> appSettings() {
        Optional<SecretSource> token = SecretSource.ofEither("--slack-token", tokenVariable, tokenFile);
        if (token.isEmpty()) {
            if (!channels.isEmpty() || api != null) {
                throw new UsageException("the options of the Slack app need its token: add --slack-token-env VAR");
            }
            return List.of();
        }
        if (channels.isEmpty() || channels.stream().anyMatch(String::isBlank)) {
            throw new UsageException("the Slack app needs a channel to post to: add --slack-channel NAME");
        }
        return channels.stream()
                .map(channel -> ChannelSettings.of(token.get())
                        .with(ChannelSettings.SLACK_CHANNEL, channel.strip())
                        .with(ChannelSettings.SLACK_API, apiUrl()))
                .toList();
    }

    /** Methods of the API are resolved against its URL, which therefore needs a slash at the end. */
    private String apiUrl() {
        if (api == null) {
            return SlackAppTarget.API.toString();
        }
        return api.endsWith("/") ? api : api + "/";
    }

    @CheckForNull
    private Mention mention() {
        try {
            return mention == null ? null : new Mention(mention);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mention: " + e.getMessage());
        }
    }
}
