package io.jenkins.plugins.k6notify.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "\u001B[36m%s\u001B[0m\u001B[0K",
                "\u001B[38;5;208m%s",
                "\u001B[8mha:////4ABCDEF+base64/==\u001B[0m%s",
                "\u001B]0;title\u0007%s",
                "\u001B]8;;http://x\u001B\\%s",
                "\u001B[2K\u001B[1G%s",
                "\u001B[?25l%s",
                "\u001BM%s",
                "%s\u0000",
                "\u0007%s",
                "%s\u001B"
            })
    void removesInvisibleSequences(String form) {
        assertThat(PlainText.of(form.formatted("     execution:\tlocal é"))).hasToString("     execution:\tlocal é");
    }

    /** The reader of bytes finds no phrase there either. */
    @Test
    void controlCharacterDoesNotJoinWords() {
        assertThat(PlainText.of("level=\u0000error")).hasToString("level=\uFFFDerror");
        assertThat(PlainText.of("\u0000\u0007a\u0001\u0000")).hasToString("a");
    }

    @Test
    void textWithoutSequencesStaysTheSame() {
        String text = "a\tb é";
        assertThat(PlainText.of(text)).isSameAs(text);
    }

    @Test
    void sequenceWithoutEndLosesOnlyItsStart() {
        assertThat(PlainText.of("\u001B[3")).hasToString("3");
        assertThat(PlainText.of("\u001B[8mha:x")).hasToString("ha:x");
        assertThat(PlainText.of("\u001B]0;title")).hasToString("");
        assertThat(PlainText.of("\u001B[8mha:a\u001B[0mb\u001B[8mha:c")).hasToString("bha:c");
        assertThat(PlainText.of("\u001B(B")).hasToString("(B");
    }
}
