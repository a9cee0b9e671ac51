package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndecoratedTest {

    private static final String UNREADABLE = "takes a closer look";

    /** ECMA-48, section 5.4: parameters 3/0 to 3/15, then 2/0 to 2/15, then one of 4/0 to 7/14. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[m",
                "\u001B[0m",
                "\u001B[?25l",
                "\u001B[ @",
                "\u001B[/~",
                "\u001B[0;1?m",
                "\u001B[:0 /q",
                "\u001B[@"
            })
    void sequencesAreTakenOutAsConsoleLineDoes(String sequence) {
        assertThat(read("a" + sequence)).isEqualTo("a");
        assertThat(read(sequence + "b")).isEqualTo("b");
        assertThat(ConsoleLine.read("a" + sequence + "b").text()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B",
                "\u001B[",
                "\u001B[0",
                "\u001B[0 ",
                "\u001B[ 0m",
                "\u001B[\u001Fm",
                "\u001B[0\u007F",
                "\u001B]0;a\u0007"
            })
    void whatHasNoEndIsNotRead(String sequence) {
        assertThat(read("a" + sequence)).isEqualTo(UNREADABLE);
    }

    @Test
    void notesAreTakenOut() {
        assertThat(read("a\u001B[8mha:////4AB=\u001B[0m")).isEqualTo("a");
        assertThat(read("\u001B[8mha:\u001B[0mb")).isEqualTo("b");
        assertThat(read("\u001B[8mha:\u0000\u001B[0mb")).isEqualTo("b");
        assertThat(read("\u001B[8mha:////4AB=\u001B[0")).isEqualTo(UNREADABLE);
        assertThat(read("\u001B[8mha:é\u001B[0m")).isEqualTo(UNREADABLE);
    }

    @Test
    void readsNoFurtherThanTheLine() {
        byte[] lines = "a\u001B[31mb".getBytes(StandardCharsets.US_ASCII);
        Undecorated undecorated = new Undecorated();
        for (int to = 2; to < 6; to++) {
            assertThat(undecorated.read(lines, 0, to)).as("%d bytes", to).isFalse();
        }
        assertThat(undecorated.read(lines, 0, 6)).isTrue();
        assertThat(undecorated.length()).isEqualTo(1);
    }

    private static String read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Undecorated undecorated = new Undecorated();
        return undecorated.read(bytes, 0, bytes.length)
                ? new String(undecorated.text(), 0, undecorated.length(), StandardCharsets.UTF_8)
                : UNREADABLE;
    }
}
