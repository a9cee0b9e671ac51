package io.jenkins.plugins.k6notify.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    @Test
    void fillsItsPlacesInWhateverOrderTheyStand() {
        MessageTemplate phrase = new MessageTemplate("{1} says {0} (200)");
        assertThat(phrase.arguments()).isEqualTo(2);
        assertThat(phrase.with(List.of("ok", "Slack"))).isEqualTo("Slack says ok (200)");
    }

    @Test
    void looksNotAtWhatWasPutIn() {
        assertThat(new MessageTemplate("{0} and {1}").with(List.of("{1} $1 \\", "b")))
                .isEqualTo("{1} $1 \\ and b");
    }

    @Test
    void mayHaveNoPlaces() {
        assertThat(new MessageTemplate("a {} b").arguments()).isZero();
        assertThat(new MessageTemplate("a {} b").with(List.of())).isEqualTo("a {} b");
    }
}
