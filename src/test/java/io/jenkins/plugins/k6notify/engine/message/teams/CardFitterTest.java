package io.jenkins.plugins.k6notify.engine.message.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CardFitterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The size of a card without text: {@code "{\"text\":\"\"}"}, with its quotes escaped. */
    private static final int EMPTY = 17;

    @Test
    void showsAllWithinLimit() {
        assertThat(shown(new Shown(7, 2, 50), 1000, 1000, 100)).isEqualTo(new Shown(7, 2, 50));
    }

    @Test
    void leavesOutFactsExceptFirst() {
        assertThat(shown(new Shown(7, 2, 50), 2000, 1000, 450)).isEqualTo(new Shown(1, 2, 50));
    }

    @Test
    void leavesOutWarningsAfterFacts() {
        assertThat(shown(new Shown(7, 2, 50), 2000, 1000, 490)).isEqualTo(new Shown(1, 0, 50));
    }

    @Test
    void leavesOutThresholdsAfterWarnings() {
        assertThat(shown(new Shown(7, 2, 50), 2000, 1000, 1000)).isEqualTo(new Shown(1, 0, 24));
        assertThat(shown(new Shown(0, 2, 50), 0, 1000, 1000)).isEqualTo(new Shown(0, 0, 26));
    }

    @Test
    void cardOfExactlyLimitFits() {
        int room = CardFitter.LIMIT - EMPTY;
        assertThat(shown(new Shown(0, 0, 1), 0, 0, room)).isEqualTo(new Shown(0, 0, 1));
        assertThat(shown(new Shown(0, 0, 1), 0, 0, room + 1)).isEqualTo(new Shown(0, 0, 0));
    }

    @Test
    void returnsSmallestIfNoneFits() {
        assertThat(shown(new Shown(2, 2, 50), 30_000, 1000, 1000)).isEqualTo(new Shown(1, 0, 0));
    }

    @Property
    void returnsFirstThatFits(
            @ForAll @IntRange(max = 10) int facts,
            @ForAll @IntRange(max = 6) int warnings,
            @ForAll @IntRange(max = 100) int crossed,
            @ForAll @IntRange(max = 3000) int perFact,
            @ForAll @IntRange(max = 3000) int perWarning,
            @ForAll @IntRange(max = 3000) int perCrossed) {
        Shown all = new Shown(facts, warnings, crossed);
        int least = Math.min(facts, 1);
        Stream<Shown> inOrder = Stream.concat(
                Stream.of(all, new Shown(least, warnings, crossed)),
                IntStream.rangeClosed(0, crossed).mapToObj(left -> new Shown(least, 0, crossed - left)));
        assertThat(shown(all, perFact, perWarning, perCrossed))
                .isEqualTo(inOrder.filter(
                                one -> CardFitter.size(card(one, perFact, perWarning, perCrossed)) <= CardFitter.LIMIT)
                        .findFirst()
                        .orElseThrow());
    }

    @Property
    void sizeIsThatOfEncodedAsciiCard(@ForAll @CharRange(from = ' ', to = '~') String text) throws Exception {
        assertThat(CardFitter.size(card(text))).isEqualTo(encodedSize(text));
    }

    @Property
    void sizeIsAtLeastThatOfEncodedCard(@ForAll String text) throws Exception {
        assertThat(CardFitter.size(card(text))).isGreaterThanOrEqualTo(encodedSize(text));
    }

    /** The size in UTF-8 of the card as a JSON string. */
    private static int encodedSize(String text) throws JsonProcessingException {
        return JSON.writeValueAsBytes(card(text).toString()).length;
    }

    private static Shown shown(Shown all, int perFact, int perWarning, int perCrossed) {
        Map<ObjectNode, Shown> cards = new IdentityHashMap<>();
        ObjectNode largest = CardFitter.largest(all, shown -> {
            ObjectNode card = card(shown, perFact, perWarning, perCrossed);
            cards.put(card, shown);
            return card;
        });
        return cards.get(largest);
    }

    private static ObjectNode card(Shown shown, int perFact, int perWarning, int perCrossed) {
        return card("x".repeat(shown.facts() * perFact + shown.warnings() * perWarning + shown.crossed() * perCrossed));
    }

    private static ObjectNode card(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }
}
