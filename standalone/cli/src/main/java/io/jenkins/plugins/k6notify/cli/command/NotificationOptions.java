package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.channel.ChannelOptions;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineTransport;
import io.jenkins.plugins.k6notify.cli.notify.DeliveryReport;
import io.jenkins.plugins.k6notify.cli.notify.DeliverySink;
import io.jenkins.plugins.k6notify.cli.notify.DryRun;
import io.jenkins.plugins.k6notify.cli.notify.EventSink;
import io.jenkins.plugins.k6notify.cli.notify.InstanceCollector;
import io.jenkins.plugins.k6notify.cli.notify.JsonLines;
import io.jenkins.plugins.k6notify.cli.notify.OutboxFolder;
import io.jenkins.plugins.k6notify.cli.notify.RunEvents;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code run} and {@code replay}, which send the events of the runs in a console. */
final class NotificationOptions {

    @Mixin
    private ChannelOptions channelOptions;

    @Mixin
    private TestOptions testOptions;

    @Mixin
    private DeliveryOptions deliveryOptions;

    @Mixin
    private DistributedOptions distributedOptions;

    @Option(names = "--json", description = "Print only the body of each event on standard output, one per line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Reads a console and reports its runs. */
    @FunctionalInterface
    interface ConsoleReader {

        /**
         * @param observer receives the k6 processes on the console
         * @param events has the runs; the processes of the console are reported when it returns
         */
        void read(RunObserver observer, RunEvents events) throws InterruptedException;
    }

    /**
     * Sends the events of a console, and waits for their deliveries.
     *
     * @param lines prints events for people, unless {@code --json} is given
     * @return whether everything was delivered
     */
    boolean send(CommandEnvironment environment, EventSink lines, ConsoleReader console) throws InterruptedException {
        List<CommandLineChannel> channels = channelOptions.channels(environment.variables(), environment::warn);
        if (channels.isEmpty() && !json && !deliveryOptions.isDryRun()) {
            throw new UsageException("no channel given: name one with " + ChannelOptions.ALL_KINDS
                    + ", or look at what would be sent " + "with --json or --dry-run");
        }
        Duration limit = deliveryOptions.waitAtMost();
        distributedOptions.instances();
        List<EventSink> sinks = new ArrayList<>();
        sinks.add(json ? new JsonLines(environment.printOut()) : lines);
        if (deliveryOptions.isDryRun() || channels.isEmpty()) {
            if (!json) {
                sinks.add(new DryRun(environment.printOut(), channels));
            }
            read(console, sinks, environment);
            return true;
        }
        DeliveryReport report =
                new DeliveryReport(environment.printErr(), environment.isTerminal(), environment.clock());
        try (OutboxFolder folder = OutboxFolder.of(deliveryOptions.outbox());
                DeliverySink deliveries = DeliverySink.start(
                        folder,
                        channels,
                        new CommandLineTransport(
                                channelOptions.endpoints(environment.variables()), environment.clock()),
                        RetryPolicy.standard(new Random()),
                        report,
                        environment.clock())) {
            sinks.add(deliveries);
            read(console, sinks, environment);
            boolean all = deliveries.awaitAll(limit);
            if (deliveries.waiting() > 0) {
                String rest = folder.isTemporary() ? "and are given up" : "and stay in " + folder.path();
                report.print(deliveries.waiting() + " notifications are not delivered after " + limit.toSeconds()
                        + " s, " + rest);
            }
            return all;
        }
    }

    private void read(ConsoleReader console, List<EventSink> sinks, CommandEnvironment environment)
            throws InterruptedException {
        RunEvents events = new RunEvents(testOptions.context(), testOptions.notifyOn(), sinks);
        if (!distributedOptions.isDistributed()) {
            console.read(events, events);
            return;
        }
        InstanceCollector collector =
                new InstanceCollector(events, distributedOptions.instances(), environment.clock());
        console.read(collector, events);
        collector.end();
    }
}
