package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.Surroundings;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.channel.Channel;
import io.jenkins.plugins.k6notify.cli.channel.ChannelOptions;
import io.jenkins.plugins.k6notify.cli.notify.Deliveries;
import io.jenkins.plugins.k6notify.cli.notify.DeliveryReport;
import io.jenkins.plugins.k6notify.cli.notify.DryRun;
import io.jenkins.plugins.k6notify.cli.notify.EventSink;
import io.jenkins.plugins.k6notify.cli.notify.JsonLines;
import io.jenkins.plugins.k6notify.cli.notify.OutboxFolder;
import io.jenkins.plugins.k6notify.cli.notify.RunEvents;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Common part of {@code run} and {@code replay}: turns runs in a console into notifications. */
final class Notifying {

    @Mixin
    private ChannelOptions channelOptions;

    @Mixin
    private TestOptions testOptions;

    @Mixin
    private SendingOptions sendingOptions;

    @Option(
            names = "--json",
            description = "Print the body of each event in a line of its own, and nothing else, on standard output.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Reads a console and passes its lines on for notification. */
    @FunctionalInterface
    interface Reading {

        void read(RunEvents events) throws InterruptedException;
    }

    /**
     * @param lines prints events for people, unless {@code --json} is given
     * @return whether everything was delivered
     */
    boolean around(Surroundings surroundings, EventSink lines, Reading reading) throws InterruptedException {
        List<Channel> channels = channelOptions.channels(surroundings.environment());
        if (channels.isEmpty() && !json && !sendingOptions.isDryRun()) {
            throw new UsageException("no channel given: name one with --slack-url-env or --webhook-url-env, "
                    + "or look at what would be sent with --json or --dry-run");
        }
        Duration limit = sendingOptions.waitAtMost();
        List<EventSink> sinks = new ArrayList<>();
        sinks.add(json ? new JsonLines(surroundings.printOut()) : lines);
        if (sendingOptions.isDryRun() || channels.isEmpty()) {
            if (!json) {
                sinks.add(new DryRun(surroundings.printOut(), channels));
            }
            reading.read(events(sinks));
            return true;
        }
        DeliveryReport report =
                new DeliveryReport(surroundings.printErr(), surroundings.isTerminal(), surroundings.clock());
        try (OutboxFolder folder = OutboxFolder.of(sendingOptions.outbox());
                Deliveries deliveries = Deliveries.start(
                        folder,
                        channels,
                        channelOptions.endpoints(surroundings.environment()),
                        RetryPolicy.standard(new Random()),
                        report,
                        surroundings.clock())) {
            sinks.add(deliveries);
            reading.read(events(sinks));
            boolean all = deliveries.awaitAll(limit);
            if (deliveries.waiting() > 0) {
                String rest = folder.isTemporary() ? "and are given up" : "and stay in " + folder.path();
                report.say(deliveries.waiting() + " notifications are not delivered after " + limit.toSeconds() + " s, "
                        + rest);
            }
            return all;
        }
    }

    private RunEvents events(List<EventSink> sinks) {
        return new RunEvents(testOptions.context(), testOptions.notifyOn(), sinks);
    }
}
