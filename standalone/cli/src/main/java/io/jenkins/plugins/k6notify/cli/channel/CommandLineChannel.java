package io.jenkins.plugins.k6notify.cli.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Destination of messages, and their format. */
public record CommandLineChannel(Endpoint endpoint, MessageFormat format) {

    /** @param signingSecret the source of the signing secret; null if requests are not signed */
    static CommandLineChannel of(
            Endpoint.Kind kind,
            String name,
            ChannelSettings settings,
            @CheckForNull SecretSource signingSecret,
            MessageFormat format) {
        String secretId = signingSecret == null ? null : signingSecret.id();
        return new CommandLineChannel(new Endpoint(kind, name, settings.id(), secretId, null), format);
    }

    /** Creates the channels of one kind. Their names are numbered if there are several. */
    static List<CommandLineChannel> numbered(
            String name,
            List<ChannelSettings> settings,
            BiFunction<String, ChannelSettings, CommandLineChannel> creator) {
        List<CommandLineChannel> channels = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            channels.add(creator.apply(settings.size() == 1 ? name : name + " " + (i + 1), settings.get(i)));
        }
        return channels;
    }

    public String name() {
        return endpoint.channel();
    }
}
