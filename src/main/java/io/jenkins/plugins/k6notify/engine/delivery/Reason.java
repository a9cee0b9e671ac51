package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The reason for a refusal, or for the result of an attempt: a kind and its arguments, which can be shown in any
 * language. Contains no secret, and no part of a URL except scheme, host and port.
 *
 * @param arguments the values that the text names, such as hosts, ids and texts of receivers, which pages must escape;
 *     each is cut to {@value #MAX_ARGUMENT} characters
 * @param detail the last argument, if it is itself a reason; null for most
 */
public record Reason(
        ReasonKind kind,
        List<String> arguments,
        @CheckForNull Reason detail) {

    /** The maximum length of an argument, in characters. */
    public static final int MAX_ARGUMENT = 4096;

    /** @throws IllegalArgumentException if the number of arguments does not match the kind */
    public Reason {
        Objects.requireNonNull(kind, "kind");
        arguments = arguments.stream()
                .map(argument -> Excerpt.of(argument, MAX_ARGUMENT))
                .toList();
        int given = arguments.size() + (detail == null ? 0 : 1);
        if (given != kind.arguments()) {
            throw new IllegalArgumentException(kind + " with " + given + " arguments");
        }
    }

    public static Reason of(ReasonKind kind, String... arguments) {
        return new Reason(kind, List.of(arguments), null);
    }

    /** Creates a reason from a foreign text, which is shown unchanged in every language. */
    public static Reason said(String words) {
        return of(ReasonKind.SAID, words);
    }

    /** Returns the reason for a failure of the outbox. */
    public static Reason of(IOException failure) {
        return failure instanceof OutboxException outbox ? outbox.reason() : said(String.valueOf(failure.getMessage()));
    }

    /** Creates a reason whose last argument is another reason. */
    public static Reason of(ReasonKind kind, Reason detail, String... arguments) {
        return new Reason(kind, List.of(arguments), detail);
    }

    /**
     * Returns the reason in English, as one line that can follow a colon:
     * {@code Slack returned HTTP 410: channel_is_archived}.
     */
    public String words() {
        return words(Locale.ENGLISH);
    }

    /** Returns the reason in another language; in English if there is no translation. */
    public String words(Locale locale) {
        Stream<String> last = Stream.ofNullable(detail).map(reason -> reason.words(locale));
        return kind.template()
                .with(locale, Stream.concat(arguments.stream(), last).toList());
    }

    @Override
    public String toString() {
        return words();
    }
}
