package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Why something is refused, or what came of an attempt: what it is and what it names, so that it can be shown in any
 * language. Holds no secret, and of a URL no more than scheme, host and port.
 *
 * @param arguments what it names, such as hosts, ids and the words of others, which a page has to escape; each is cut to
 *     {@value #MAX_ARGUMENT} characters
 * @param detail the last argument, where that is a reason itself; null for most
 */
public record Reason(
        ReasonKind kind,
        List<String> arguments,
        @CheckForNull Reason detail) {

    /** The longest argument that is kept. */
    public static final int MAX_ARGUMENT = 4096;

    /** @throws IllegalArgumentException if the kind has another number of arguments */
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

    /** Words of others, which are shown as they are in every language. */
    public static Reason said(String words) {
        return of(ReasonKind.SAID, words);
    }

    /** Why the outbox did not do what it should. */
    public static Reason of(IOException failure) {
        return failure instanceof OutboxException outbox ? outbox.reason() : said(String.valueOf(failure.getMessage()));
    }

    /** As the last argument, another reason. */
    public static Reason of(ReasonKind kind, Reason detail, String... arguments) {
        return new Reason(kind, List.of(arguments), detail);
    }

    /** In English, in one line that can follow a colon: {@code Slack returned HTTP 410: channel_is_archived}. */
    public String words() {
        return words(Locale.ENGLISH);
    }

    /** As {@link #words()}, in another language; English where there is no translation. */
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
