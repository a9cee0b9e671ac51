package io.jenkins.plugins.k6notify.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class MessageTemplateTest {

    private static final MessageTemplate ANSWERED = new MessageTemplate("Reason.ANSWERED");

    @Test
    void withPutsArgumentsInTheirPlaces() {
        assertThat(ANSWERED.arguments()).isEqualTo(3);
        assertThat(ANSWERED.with(Locale.ENGLISH, List.of("ok", "200", "Slack")))
                .isEqualTo("Slack returned HTTP 200: ok");
    }

    @Test
    void withKeepsArgumentsThatLookLikePlaces() {
        assertThat(ANSWERED.with(Locale.ENGLISH, List.of("{1} $1 \\ '{0}'", "400", "Slack")))
                .isEqualTo("Slack returned HTTP 400: {1} $1 \\ '{0}'");
    }

    @Test
    @DefaultLocale("de")
    void withEnglishLocaleIsEnglishOnGermanMachine() {
        assertThat(new MessageTemplate("Reason.URL_EMPTY").with(Locale.ENGLISH, List.of()))
                .isEqualTo("the URL is empty");
    }

    @Test
    void withUnknownLocaleIsEnglish() {
        assertThat(new MessageTemplate("Reason.URL_EMPTY").with(Locale.forLanguageTag("tlh"), List.of()))
                .isEqualTo("the URL is empty");
    }

    @Test
    void withAustrianLocaleIsGerman() {
        assertThat(new MessageTemplate("Reason.URL_EMPTY").with(Locale.forLanguageTag("de-AT"), List.of()))
                .isEqualTo("die URL ist leer");
    }

    @Test
    void argumentsOfUnknownKeyThrows() {
        assertThatThrownBy(() -> new MessageTemplate("Reason.NONE").arguments())
                .isInstanceOf(MissingResourceException.class);
    }
}
