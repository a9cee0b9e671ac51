package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.ChannelOptions;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineTransport;
import io.jenkins.plugins.k6notify.cli.notify.DeliveryReport;
import io.jenkins.plugins.k6notify.cli.notify.DeliverySink;
import io.jenkins.plugins.k6notify.cli.notify.DryRun;
import io.jenkins.plugins.k6notify.cli.notify.JsonLines;
import io.jenkins.plugins.k6notify.cli.notify.OutboxFolder;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import io.jenkins.plugins.k6notify.engine.event.TestHookEvent;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command that tests channels. */
@Command(
        name = "test-hook",
        description = "Sends test.notification_channel to each channel once, and prints the result.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Example: k6-notify test-hook --slack-url-env SLACK_URL"})
public final class TestHookCommand implements Callable<Integer> {

    /** A request may take 30 seconds, and four are sent at once. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Mixin
    private ChannelOptions channelOptions;

    @Option(names = "--dry-run", description = "Show the messages without sending them.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print only the body of the event on standard output.")
    private boolean json;

    private final CommandEnvironment environment;

    public TestHookCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<CommandLineChannel> channels = channelOptions.channels(environment.variables(), environment::warn);
        if (channels.isEmpty()) {
            throw new UsageException("no channel given: name one with " + ChannelOptions.ALL_KINDS);
        }
        TestHookEvent event = new TestHookEvent();
        if (json) {
            new JsonLines(environment.printOut()).accept(event);
        }
        if (dryRun) {
            if (!json) {
                new DryRun(environment.printOut(), channels).accept(event);
            }
            return ExitCode.OK;
        }
        DeliveryReport report =
                new DeliveryReport(environment.printErr(), environment.isTerminal(), environment.clock());
        RetryPolicy once = new RetryPolicy(List.of(), new Random());
        try (OutboxFolder folder = OutboxFolder.of(null);
                DeliverySink deliveries = DeliverySink.start(
                        folder,
                        channels,
                        new CommandLineTransport(
                                channelOptions.endpoints(environment.variables()), environment.clock()),
                        once,
                        report,
                        environment.clock())) {
            deliveries.accept(event);
            return deliveries.awaitAll(LONGEST) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
