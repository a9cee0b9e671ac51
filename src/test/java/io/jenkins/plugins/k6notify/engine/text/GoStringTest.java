package io.jenkins.plugins.k6notify.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoStringTest {

    @Test
    void decodesEscapes() {
        assertThat(GoString.unquoted("\"a\\\"b\\\\c\\n\\t\\r\\a\\b\\f\\v\""))
                .isEqualTo("a\"b\\c\n\t\r\u0007\b\f\u000B");
        assertThat(GoString.unquoted("\"\\x1b[0m \\u00e9 \\U0001F600 \\101\"")).isEqualTo("\u001B[0m é \uD83D\uDE00 A");
    }

    @Test
    void keepsCharactersOfInvalidEscapes() {
        assertThat(GoString.unquoted("\"\\x1 \\xzz \\u12 \\U00110000 \\9 \\q\""))
                .isEqualTo("x1 xzz u12 U00110000 9 q");
        assertThat(GoString.unquoted("\"no end")).isEqualTo("no end");
        assertThat(GoString.unquoted("\"a\\\"")).isEqualTo("a\\");
        assertThat(GoString.unquoted("plain")).isEqualTo("plain");
        assertThat(GoString.unquoted("\"")).isEqualTo("\"");
        assertThat(GoString.unquoted("\"\"")).isEmpty();
    }
}
