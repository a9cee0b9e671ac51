package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.SecretSource;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.cli.receiver.request.ReceivedRequest;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command that starts a receiver with a web page. */
@Command(
        name = "receive",
        description = {
            "Receives notifications and shows them on a web page until Ctrl-C.",
            "",
            "It answers like Slack under /services/... and /api/..., like a workflow of Teams under /workflows/..., like a webhook on other paths, and takes e-mail over SMTP; --fail makes it answer with errors."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Example: k6-notify receive --port 8090 --fail 503,429"})
public final class ReceiveCommand implements Callable<Integer> {

    @Mixin
    private ReceiverOptionsMixin receiverOptions;

    @Option(
            names = "--signing-secret-env",
            paramLabel = "VAR",
            description = "Environment variable that contains the secret for checking signatures.")
    private String secretVariable;

    private final CommandEnvironment environment;

    public ReceiveCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = environment.printOut();
        ReceiverOptions options =
                ReceiverOptions.DEFAULTS.withClock(environment.clock()).withSecrets(secrets());
        CountDownLatch stopped = new CountDownLatch(1);
        try (ReceiverServer receiver = receiverOptions.start(options)) {
            receiver.onRequest(request -> out.println(line(request)));
            out.println("Page:       " + receiver.uri());
            out.println("Slack:      " + receiver.slackUri());
            out.println("Slack API:  " + receiver.slackApiUri());
            out.println("Teams:      " + receiver.teamsUri());
            out.println("Webhook:    " + receiver.webhookUri());
            out.println("Mail:       " + receiver.smtpUri());
            out.println("Stop with Ctrl-C.");
            stopped.await();
            return ExitCode.OK;
        }
    }

    private List<Signature> secrets() {
        return secretVariable == null
                ? List.of()
                : List.of(SecretSource.ofVariable(secretVariable).signature(environment.variables()));
    }

    /**
     * Formats a request. Event names come from the sender, so control characters are removed before printing to the
     * terminal.
     */
    private static String line(ReceivedRequest request) {
        String event = request.event().isEmpty() ? request.kind().word() : request.event();
        return request.time().truncatedTo(ChronoUnit.MILLIS) + "  "
                + request.request().method() + "  " + event.replaceAll("\\p{Cntrl}", "?")
                + "  attempt " + request.attempt() + "  signature "
                + request.signature().name().toLowerCase(Locale.ROOT) + "  "
                + request.answer().words();
    }
}
