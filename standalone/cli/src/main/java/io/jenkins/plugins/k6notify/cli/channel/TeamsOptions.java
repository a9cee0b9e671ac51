package io.jenkins.plugins.k6notify.cli.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.teams.TeamsFormat;
import io.jenkins.plugins.k6notify.engine.message.teams.TeamsMention;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for workflows of Microsoft Teams. */
final class TeamsOptions {

    @Option(
            names = "--teams-url-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of a workflow of Microsoft Teams.")
    private List<String> variables = List.of();

    @Option(names = "--teams-url-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private List<Path> files = List.of();

    @Option(
            names = "--teams-mention",
            paramLabel = "PERSON",
            description = "Person to mention in Teams when a run did not pass: ada@example.org, or "
                    + "'Ada Lovelace <ada@example.org>'.")
    private String mention;

    @Option(
            names = "--teams-bare-card",
            description = "Send the Adaptive Card without an envelope, for workflows that do not start from a template "
                    + "of Teams.")
    private boolean bareCard;

    List<CommandLineChannel> channels() {
        TeamsFormat format = new TeamsFormat(Version.current(), !bareCard, mention());
        return CommandLineChannel.numbered(
                "teams",
                SecretSource.ofAll(variables, files).stream()
                        .map(ChannelSettings::of)
                        .toList(),
                (name, settings) -> CommandLineChannel.of(Endpoint.Kind.TEAMS, name, settings, null, format));
    }

    @CheckForNull
    private TeamsMention mention() {
        try {
            return mention == null ? null : TeamsMention.parse(mention);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--teams-mention: " + e.getMessage());
        }
    }
}
