package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.NearestWord;
import java.util.Arrays;
import java.util.stream.Stream;

/** Thrown for a word that names no event; the message names the word and the nearest known word, for people. */
public final class UnknownEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_WORD = 60;

    private final String word;
    private final String nearest;

    UnknownEventException(String word) {
        this(Excerpt.line(word, MAX_WORD), nearest(Excerpt.line(word, MAX_WORD)));
    }

    private UnknownEventException(String word, String nearest) {
        super("unknown notify-on event '" + word + "' (did you mean '" + nearest + "'?)");
        this.word = word;
        this.nearest = nearest;
    }

    /** Returns the word, cut to {@value #MAX_WORD} characters. */
    public String word() {
        return word;
    }

    /** Returns the nearest known word. */
    public String nearest() {
        return nearest;
    }

    private static String nearest(String word) {
        return NearestWord.to(word, forms(word));
    }

    /** Returns the known words in the form of the unknown one. */
    private static Stream<String> forms(String word) {
        Stream<String> ids = Arrays.stream(EventIdentifier.values()).map(EventIdentifier::id);
        if (word.startsWith("test.")) {
            return Stream.concat(ids, Stream.of(EventType.STARTED.id(), EventType.FINISHED.id()));
        }
        if (word.contains(".")) {
            return ids.map(id -> id.substring("test.".length()));
        }
        return Stream.concat(
                Stream.of("started", "finished", "all"),
                Arrays.stream(EventIdentifier.values()).map(EventIdentifier::shortId));
    }
}
