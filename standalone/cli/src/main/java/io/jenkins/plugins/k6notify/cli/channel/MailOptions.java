package io.jenkins.plugins.k6notify.cli.channel;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options for e-mail. */
final class MailOptions {

    private static final String SMTP_URL = "--smtp-url";
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    @Option(names = "--email-to", paramLabel = "LIST", description = "Recipients of e-mails, separated by commas.")
    private List<String> recipients = List.of();

    @Option(
            names = "--email-from",
            paramLabel = "ADDRESS",
            description = "Sender of e-mails; the default is k6-notify at the name of this host.")
    private String sender;

    @Option(
            names = SMTP_URL + "-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the URL of the mail server: "
                    + "smtp://USER:PASSWORD@HOST:587, or smtps:// for TLS from the first byte.")
    private String variable;

    @Option(names = SMTP_URL + "-file", paramLabel = "FILE", description = "File that contains such a URL.")
    private Path file;

    List<CommandLineChannel> channels() {
        Optional<SecretSource> server = SecretSource.ofEither(SMTP_URL, variable, file);
        if (server.isEmpty() && recipients.isEmpty()) {
            if (sender != null) {
                throw new UsageException("--email-from has no recipients: add --email-to LIST");
            }
            return List.of();
        }
        if (server.isEmpty()) {
            throw new UsageException("e-mail needs a mail server: add " + SMTP_URL + "-env VAR");
        }
        if (recipients.isEmpty()) {
            throw new UsageException("e-mail needs recipients: add --email-to LIST");
        }
        ChannelSettings settings = ChannelSettings.of(server.get())
                .with(ChannelSettings.TO, String.join(", ", recipients))
                .with(ChannelSettings.FROM, sender == null ? "k6-notify@" + hostName() : sender);
        return List.of(CommandLineChannel.of(Endpoint.Kind.EMAIL, "email", settings, null, new MailFormat()));
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return HOST_NAME.matcher(name).matches() ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
