package io.jenkins.plugins.k6notify.engine.message.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses the largest card within the size limit of Teams. Leaves out facts except the first, then warnings, then
 * crossed thresholds from the end.
 */
final class CardFitter {

    /**
     * The maximum size of a card, in bytes. Teams allows 28,672 for a message with all its properties, and drops a larger
     * message after it accepted it (MicrosoftDocs/msteams-docs#11274).
     */
    static final int LIMIT = 27_000;

    private static final int ESCAPED = "\\u0000".length();

    private CardFitter() {}

    /**
     * Returns the largest card within the limit; the smallest if none is.
     *
     * @param cards returns the card that shows a part of the content
     */
    static ObjectNode largest(Shown all, Function<Shown, ObjectNode> cards) {
        Shown least = all.withOneFact().withoutWarnings();
        return Stream.of(all, all.withOneFact(), least)
                .map(cards)
                .filter(CardFitter::fits)
                .findFirst()
                .orElseGet(() -> cards.apply(least.withCrossed(mostCrossed(least, cards))));
    }

    /** Returns the number of crossed thresholds that fit, by bisection. */
    private static int mostCrossed(Shown least, Function<Shown, ObjectNode> cards) {
        int fit = 0;
        int tooMany = least.crossed();
        while (tooMany - fit > 1) {
            int middle = (fit + tooMany) >>> 1;
            if (fits(cards.apply(least.withCrossed(middle)))) {
                fit = middle;
            } else {
                tooMany = middle;
            }
        }
        return fit;
    }

    private static boolean fits(ObjectNode card) {
        return size(card) <= LIMIT;
    }

    /**
     * Returns the size of the card as a string within JSON, in which a workflow passes it on: quotes and backslashes are
     * escaped. Counts an escape for each character that is not ASCII, too, because not all encoders write those in UTF-8.
     */
    static int size(ObjectNode card) {
        return 2
                + card.toString()
                        .chars()
                        .map(c -> c == '"' || c == '\\' ? 2 : c < 0x7F ? 1 : ESCAPED)
                        .sum();
    }
}
