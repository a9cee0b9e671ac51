package io.jenkins.plugins.k6notify.engine.delivery.slack;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a message in Slack, and of its reply. The receipt of an attempt.
 *
 * @param channel the ID of its channel
 * @param ts the time stamp that identifies it in the channel
 * @param reply the time stamp of its reply, which is in the same channel; null if there is none yet
 */
record PostedMessage(
        String channel, String ts, @CheckForNull String reply) {

    private static final String TIME_STAMP = "[0-9]{1,20}\\.[0-9]{1,20}";

    private static final Pattern RECEIPT =
            Pattern.compile("([A-Za-z0-9]{1,50}) (" + TIME_STAMP + ")(?: (" + TIME_STAMP + "))?");

    /** Returns the place of a message without a reply; empty if a part is missing or invalid. */
    static Optional<PostedMessage> of(@CheckForNull String channel, @CheckForNull String ts) {
        return channel == null || ts == null
                ? Optional.empty()
                : parse(channel + " " + ts).filter(message -> message.reply == null);
    }

    /** Reads a receipt; empty if it is invalid. */
    static Optional<PostedMessage> parse(String receipt) {
        Matcher parts = RECEIPT.matcher(receipt);
        return parts.matches()
                ? Optional.of(new PostedMessage(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** Returns the place of the reply. */
    Optional<PostedMessage> replyPlace() {
        return of(channel, reply);
    }

    /** Returns a copy with the place of a reply. */
    PostedMessage with(PostedMessage newReply) {
        return new PostedMessage(channel, ts, newReply.ts);
    }

    /** Returns the receipt: {@code C123ABC456 1503435956.000247}. */
    String receipt() {
        return channel + " " + ts + (reply == null ? "" : " " + reply);
    }
}
