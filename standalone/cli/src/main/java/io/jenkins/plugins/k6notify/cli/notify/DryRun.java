package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Prints requests instead of sending them. */
public final class DryRun implements EventSink {

    private final RequestPreview preview = new RequestPreview();
    private final PrintStream out;
    private final List<CommandLineChannel> channels;
    private final Set<Integer> started = new HashSet<>();

    public DryRun(PrintStream out, List<CommandLineChannel> channels) {
        this.out = out;
        this.channels = channels;
    }

    @Override
    public void accept(NotificationEvent event) {
        boolean isPosted =
                event instanceof RunEvent run && started.contains(run.run().ordinal());
        if (event instanceof TestStarted start) {
            started.add(start.run().ordinal());
        }
        channels.forEach(channel -> print(channel, event, isPosted));
    }

    private void print(CommandLineChannel channel, NotificationEvent event, boolean isPosted) {
        out.println();
        try {
            String text = preview.of(channel.endpoint(), channel.format().message(UUID.randomUUID(), event), isPosted);
            out.println("Would be sent to " + channel.name() + ":");
            out.println(text.indent(2).stripTrailing());
        } catch (IllegalStateException e) {
            // A template that has no result for this event.
            out.println("Nothing would be sent to " + channel.name() + ": " + e.getMessage());
        }
    }
}
