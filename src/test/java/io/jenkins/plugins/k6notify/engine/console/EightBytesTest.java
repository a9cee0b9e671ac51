package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    @Property
    void theFirstMarkIsRight(@ForAll @Size(8) byte[] bytes) {
        holds(bytes, EightBytes::controls, value -> value >= 0 && value < ' ');
        holds(bytes, EightBytes::blanks, value -> value >= 0 && value <= ' ');
        holds(bytes, word -> EightBytes.all('{', word), value -> value == '{');
    }

    /** In any place, as those behind the first mark are used as well. */
    @Property
    void noControlIsWithoutAMark(@ForAll @Size(8) byte[] bytes) {
        long marks = EightBytes.controlsAndOthers(EightBytes.at(bytes, 0));
        for (int i = 0; i < bytes.length; i++) {
            boolean marked = (marks >>> 8 * i & 0x80) != 0;
            int value = bytes[i] & 0xFF;
            if (value < ' ' || value >= 0xC0) {
                assertThat(marked).as("byte %s of %s", i, bytes).isTrue();
            } else if (value > ' ' && value < 0x80) {
                assertThat(marked).as("byte %s of %s", i, bytes).isFalse();
            }
        }
    }

    @Test
    void everyValueIsMarkedForWhatItIs() {
        for (int value = 0; value < 256; value++) {
            byte[] bytes = "abcdefgh".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            bytes[5] = (byte) value;
            holds(bytes, EightBytes::controls, b -> b >= 0 && b < ' ');
            holds(bytes, EightBytes::blanks, b -> b >= 0 && b <= ' ');
            holds(bytes, word -> EightBytes.all('|', word), b -> b == '|');
        }
    }

    @Test
    void behindTheArrayAreZeros() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(EightBytes.orZeros(bytes, 0)).isEqualTo(0x0807060504030201L);
        assertThat(EightBytes.orZeros(bytes, 1)).isEqualTo(0x0908070605040302L);
        assertThat(EightBytes.orZeros(bytes, 2)).isEqualTo(0x0009080706050403L);
        assertThat(EightBytes.orZeros(bytes, 8)).isEqualTo(9);
        assertThat(EightBytes.orZeros(bytes, 9)).isZero();
        assertThat(EightBytes.orZeros(new byte[] {(byte) 0xFF}, 0)).isEqualTo(0xFF);
    }

    @Test
    void countsLeadingSpaces() {
        for (int spaces = 0; spaces <= 8; spaces++) {
            byte[] bytes = (" ".repeat(spaces) + "x x     ").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(EightBytes.leadingSpaces(EightBytes.at(bytes, 0))).isEqualTo(spaces);
        }
    }

    private static void holds(byte[] bytes, LongUnaryOperator marks, IntPredicate meant) {
        int expected = 0;
        while (expected < bytes.length && !meant.test(bytes[expected])) {
            expected++;
        }
        long found = marks.applyAsLong(EightBytes.at(bytes, 0));
        assertThat(EightBytes.first(found)).isEqualTo(expected);
        assertThat(found == 0).isEqualTo(expected == bytes.length);
    }
}
