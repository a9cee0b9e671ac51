package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.Surroundings;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.channel.Channel;
import io.jenkins.plugins.k6notify.cli.channel.ChannelOptions;
import io.jenkins.plugins.k6notify.cli.notify.Deliveries;
import io.jenkins.plugins.k6notify.cli.notify.DeliveryReport;
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
        description = "Sends test.notification_channel to each channel, once, and says what came of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Example: k6-notify test-hook --slack-url-env SLACK_URL"})
public final class TestHookCommand implements Callable<Integer> {

    /** A request may take 30 seconds, and four are sent at once. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Mixin
    private ChannelOptions channelOptions;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the body of the event, and nothing else, on standard output.")
    private boolean json;

    private final Surroundings surroundings;

    public TestHookCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Channel> channels = channelOptions.channels(surroundings.environment());
        if (channels.isEmpty()) {
            throw new UsageException("no channel given: name one with --slack-url-env or --webhook-url-env");
        }
        TestHookEvent event = new TestHookEvent();
        if (json) {
            new JsonLines(surroundings.printOut()).accept(event);
        }
        if (dryRun) {
            if (!json) {
                new DryRun(surroundings.printOut(), channels).accept(event);
            }
            return ExitCode.OK;
        }
        DeliveryReport report =
                new DeliveryReport(surroundings.printErr(), surroundings.isTerminal(), surroundings.clock());
        RetryPolicy once = new RetryPolicy(List.of(), new Random());
        try (OutboxFolder folder = OutboxFolder.of(null);
                Deliveries deliveries = Deliveries.start(
                        folder,
                        channels,
                        channelOptions.endpoints(surroundings.environment()),
                        once,
                        report,
                        surroundings.clock())) {
            deliveries.accept(event);
            return deliveries.awaitAll(LONGEST) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
