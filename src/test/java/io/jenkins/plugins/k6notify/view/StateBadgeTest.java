package io.jenkins.plugins.k6notify.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class StateBadgeTest {

    @Test
    @DefaultLocale("en")
    void eachStateHasOwnIconAndWord() {
        List<StateBadge> badges =
                Arrays.stream(State.values()).map(StateBadge::of).toList();

        assertThat(badges).extracting(StateBadge::icon).doesNotHaveDuplicates();
        assertThat(badges)
                .extracting(StateBadge::word)
                .containsExactly("Waiting", "Delivered", "Not delivered", "Dropped");
        assertThat(StateBadge.of(State.WAITING, true).word()).isEqualTo("Waiting for the next attempt");
    }

    @Test
    @DefaultLocale("de")
    void wordsAreTranslated() {
        assertThat(Arrays.stream(State.values())
                        .map(state -> StateBadge.of(state).word()))
                .containsExactly("Wartet", "Zugestellt", "Nicht zugestellt", "Verworfen");
    }
}
