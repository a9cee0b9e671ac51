package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineTransport;
import io.jenkins.plugins.k6notify.cli.demo.DemoChannels;
import io.jenkins.plugins.k6notify.cli.demo.DemoRun;
import io.jenkins.plugins.k6notify.cli.demo.RequestPrinter;
import io.jenkins.plugins.k6notify.cli.notify.DeliveryReport;
import io.jenkins.plugins.k6notify.cli.notify.DeliverySink;
import io.jenkins.plugins.k6notify.cli.notify.EventLines;
import io.jenkins.plugins.k6notify.cli.notify.OutboxFolder;
import io.jenkins.plugins.k6notify.cli.notify.RunEvents;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverOptions;
import io.jenkins.plugins.k6notify.cli.receiver.ReceiverServer;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command that demonstrates notifications without any configuration. */
@Command(
        name = "demo",
        description =
                "Sends a recorded run of k6 to a receiver, as messages of Slack and Teams, as webhook and as e-mail, and prints the requests.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Example: k6-notify demo --keep"})
public final class DemoCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofSeconds(50);
    private static final int SECRET_BYTES = 24;

    @Mixin
    private ReceiverOptionsMixin receiverOptions;

    @Option(
            names = "--live",
            description = "Run the k6 on the PATH for ten seconds instead of replaying a recorded run.")
    private boolean live;

    @Option(names = "--keep", description = "Keep the receiver's page open until Ctrl-C.")
    private boolean keep;

    private final SecureRandom random = new SecureRandom();
    private final CommandEnvironment environment;

    public DemoCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream out = environment.printOut();
        String secret = newSecret();
        ReceiverOptions options =
                ReceiverOptions.DEFAULTS.withClock(environment.clock()).withSecrets(List.of(Signature.of(secret)));
        try (ReceiverServer receiver = receiverOptions.start(options)) {
            receiver.onRequest(new RequestPrinter(out)::print);
            out.println("The receiver's page is at " + receiver.uri());
            boolean delivered = notify(receiver, new DemoChannels(receiver, secret));
            out.println();
            out.println(receiver.requests().size() + " requests arrived, from "
                    + (live ? "a k6 run on this machine." : "a recorded k6 run."));
            if (keep) {
                out.println("Look at them at " + receiver.uri() + " and stop with Ctrl-C.");
                new CountDownLatch(1).await();
            } else {
                out.println("To look at them in a browser: k6-notify demo --keep");
            }
            return delivered ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private boolean notify(ReceiverServer receiver, DemoChannels channels) throws IOException, InterruptedException {
        DeliveryReport report =
                new DeliveryReport(environment.printErr(), environment.isTerminal(), environment.clock());
        try (OutboxFolder folder = OutboxFolder.of(null);
                DeliverySink deliveries = DeliverySink.start(
                        folder,
                        channels.channels(),
                        new CommandLineTransport(channels.endpoints(), environment.clock()),
                        RetryPolicy.standard(new Random()),
                        report,
                        environment.clock())) {
            RunEvents events = new RunEvents(
                    TestContext.of(null, Trigger.MANUAL),
                    NotifyOn.ALL,
                    List.of(new EventLines(environment.printErr(), "k6-notify: "), deliveries));
            DemoRun run = new DemoRun(environment);
            if (live) {
                run.runK6(events, receiver.uri());
            } else {
                run.play(events);
            }
            return deliveries.awaitAll(LONGEST);
        }
    }

    private String newSecret() {
        byte[] key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
