package io.jenkins.plugins.k6notify.engine.message.slack;

import java.util.regex.Pattern;

/**
 * A mention with which Slack notifies people when a run did not pass.
 *
 * @param markup Slack's markup: {@code <!here>}, {@code <!channel>}, {@code <@U012AB3CD>}, {@code <!subteam^S012AB3CD>}
 */
public record Mention(String markup) {

    private static final Pattern KNOWN =
            Pattern.compile("<(?:!here|!channel|!everyone|@[UW][A-Z0-9]{2,20}|!subteam\\^S[A-Z0-9]{2,20})>");

    /** @throws IllegalArgumentException for any other text; the message lists the accepted forms */
    public Mention {
        if (!KNOWN.matcher(markup).matches()) {
            throw new IllegalArgumentException(
                    "not a mention Slack knows: use <!here>, <!channel>, <@USER-ID> or <!subteam^GROUP-ID>");
        }
    }

    /** Whether the mention is of all members of a channel, or of those who are active. */
    boolean isOfChannel() {
        return markup.startsWith("<!") && !markup.startsWith("<!subteam");
    }
}
