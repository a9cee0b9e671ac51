package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineSkimmerTest {

    private static final String SIGN = "execution: local";
    private final FirstGlance glance = new FirstGlance();

    @Test
    void findsALineWhereverItIs() {
        for (int before = 1; before < 200; before++) {
            for (int behind = 0; behind < 70; behind += 3) {
                String first = "x".repeat(before);
                byte[] bytes = (first + "\n" + SIGN + "\n" + "y".repeat(behind)).getBytes(StandardCharsets.US_ASCII);
                assertThat(LineSkimmer.next(bytes, 0, bytes.length)).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void findsTheFirstOfSeveral() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = ("x".repeat(length) + "\n" + ("\n" + SIGN).repeat(20)).getBytes(StandardCharsets.US_ASCII);
            assertThat(LineSkimmer.next(bytes, 0, bytes.length)).isEqualTo(length + 2);
        }
    }

    @Test
    void stopsAtALineThatIsNotPlain() {
        for (String odd : new String[] {"\u001B", "é", "\u0000", "\u007F"}) {
            for (int before = 0; before < 130; before++) {
                byte[] bytes = ("a\n\tb" + "x".repeat(before) + odd + "\nlast").getBytes(StandardCharsets.UTF_8);
                int line = odd.equals("\u007F") ? bytes.length - "last".length() : 2;
                assertThat(LineSkimmer.next(bytes, 0, bytes.length)).isEqualTo(line);
            }
        }
    }

    @Test
    void endsAtTheLineWithoutAnEnd() {
        for (int length = 0; length < 200; length++) {
            byte[] bytes =
                    ("\tplain\r\n  text\n" + "x".repeat(length) + "\nexecution:").getBytes(StandardCharsets.US_ASCII);
            int end = bytes.length - "\nexecution:".length();
            assertThat(LineSkimmer.next(bytes, 0, end)).isEqualTo(end - length);
            assertThat(LineSkimmer.next(bytes, 0, end + 1)).isEqualTo(end + 1);
        }
    }

    @Test
    void whatIsBehindTheEndIsNotLookedAt() {
        for (int length = 0; length < 70; length++) {
            for (int behind = 0; behind < 140; behind += 7) {
                String read = "plain\n" + "x".repeat(length);
                byte[] bytes = (read + "\né\u001B\n".repeat(behind)).getBytes(StandardCharsets.UTF_8);
                assertThat(LineSkimmer.next(bytes, 0, read.length())).isEqualTo("plain\n".length());
                assertThat(LineSkimmer.lineEnd(bytes, "plain\n".length(), read.length()))
                        .isEqualTo(read.length());
            }
        }
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void passesOverNoLineThatMayBeK6s(@ForAll("consoles") byte[] console) {
        int start = 0;
        while (start < console.length) {
            int next = LineSkimmer.next(console, start, console.length);
            assertThat(next).isBetween(start, console.length);
            for (int line = start; line < next; line = LineSkimmer.lineEnd(console, line, next) + 1) {
                int end = LineSkimmer.lineEnd(console, line, next);
                assertThat(glance.over(console, line, end)).isFalse();
                assertThat(end).as("only whole lines").isLessThan(next);
            }
            start = LineSkimmer.lineEnd(console, next, console.length) + 1;
        }
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void findsLineEnds(@ForAll("consoles") byte[] console) {
        int expected = console.length;
        for (int start = console.length; start >= 0; start--) {
            if (start < console.length && (console[start] == '\n' || console[start] == '\r')) {
                expected = start;
            }
            assertThat(LineSkimmer.lineEnd(console, start, console.length)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<byte[]> consoles() {
        return ConsolePieces.anyConsole();
    }
}
