package io.jenkins.plugins.k6notify.engine.message.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsMentionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@example.org | ada@example.org | ada",
                "  ada.lovelace@example.org  | ada.lovelace@example.org | ada.lovelace",
                "Ada Lovelace <ada@example.org> | ada@example.org | Ada Lovelace",
                "Ada Lovelace<ada@example.org> | ada@example.org | Ada Lovelace",
                "Łódź, Ada-Zoë (EXT) <a@b.c> | a@b.c | Łódź, Ada-Zoë (EXT)",
                "O'Neill <o'neill@example.org> | o'neill@example.org | O'Neill",
                "ada_l@example.org | ada_l@example.org | ada l",
                "ada_x.org#EXT#@example.onmicrosoft.com | ada_x.org#EXT#@example.onmicrosoft.com | ada x.org EXT",
            })
    void parsesPersonWithAndWithoutName(String text, String upn, String name) {
        assertThat(TeamsMention.parse(text)).isEqualTo(new TeamsMention(upn, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@ada",
                "ada@",
                "<ada@example.org>",
                "Ada <ada>",
                "Ada <ada@example.org",
                "Ada <<ada@example.org>>",
                "Ada <ada@example.org> <b@example.org>",
                "ada@example.org, b@example.org",
                "ada@exa mple.org",
                "_Ada_ <ada@example.org>",
                "[Ada](https://evil.example) <ada@example.org>",
                "<at>Ada</at> <ada@example.org>",
                "A\nda <ada@example.org>",
                "{{Ada}} <ada@example.org>",
                "ada@example.org\u202E",
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> TeamsMention.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "is no mention for Teams: use the user principal name of a person, with or without"
                                + " a name before it: ada@example.org or Ada Lovelace <ada@example.org>");
    }

    @Test
    void messageQuotesStartOfLongText() {
        assertThatThrownBy(() -> TeamsMention.parse("x".repeat(1_000_000) + "@example.org"))
                .hasMessageStartingWith("\"" + "x".repeat(59) + "…\" is no mention");
    }

    @Test
    void longestNameIsAccepted() {
        String account = "x".repeat(113);
        assertThat(TeamsMention.parse(account + "@example.org").name()).isEqualTo(account);
        assertThatThrownBy(() -> TeamsMention.parse(account + "x@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestTextIsAccepted() {
        String upn = "x".repeat(80) + "@" + "y".repeat(105);
        String name = "Ada".repeat(37);
        assertThat(TeamsMention.parse(name + " <" + upn + ">" + " ".repeat(9)).name())
                .isEqualTo(name);
        assertThatThrownBy(() -> TeamsMention.parse(name + "  <" + upn + ">"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
