package io.jenkins.plugins.k6notify.engine.message;

import java.util.regex.Pattern;

/**
 * Somebody whom Slack shall call when a run did not pass.
 *
 * @param markup as Slack writes it: {@code <!here>}, {@code <!channel>}, {@code <@U012AB3CD>}, {@code <!subteam^S012AB3CD>}
 */
public record Mention(String markup) {

    private static final Pattern KNOWN =
            Pattern.compile("<(?:!here|!channel|!everyone|@[UW][A-Z0-9]{2,20}|!subteam\\^S[A-Z0-9]{2,20})>");

    /** @throws IllegalArgumentException for anything else; the message says what is possible */
    public Mention {
        if (!KNOWN.matcher(markup).matches()) {
            throw new IllegalArgumentException(
                    "not a mention Slack knows: use <!here>, <!channel>, <@USER-ID> or <!subteam^GROUP-ID>");
        }
    }
}
