package io.jenkins.plugins.k6notify.cli.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.cli.channel.CommandLineChannel;
import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;

/** Prints messages instead of sending them. */
public final class DryRun implements EventSink {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final List<CommandLineChannel> channels;

    public DryRun(PrintStream out, List<CommandLineChannel> channels) {
        this.out = out;
        this.channels = channels;
    }

    @Override
    public void accept(NotificationEvent event) {
        for (CommandLineChannel channel : channels) {
            Message message = channel.format().message(UUID.randomUUID(), event);
            out.println();
            out.println("Would be sent to " + channel.name() + ":");
            message.headers().forEach((name, value) -> out.println("  " + name + ": " + value));
            out.println(pretty(message.body()).indent(2).stripTrailing());
        }
    }

    private String pretty(String body) {
        try {
            return json.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON can be read", e);
        }
    }
}
