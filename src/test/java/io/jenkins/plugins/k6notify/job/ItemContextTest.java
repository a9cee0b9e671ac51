package io.jenkins.plugins.k6notify.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemContextTest {

    @ParameterizedTest
    @CsvSource({"shop/load, shop/load, false", "shop/, shop, true", "shop/team/, shop/team, true"})
    void textRoundTrip(String text, String fullName, boolean folder) {
        ItemContext context = ItemContext.of(text).orElseThrow();

        assertThat(context).isEqualTo(new ItemContext(fullName, folder));
        assertThat(context.text()).isEqualTo(text);
    }

    @Test
    void channelOfAdministratorHasNoContext() {
        assertThat(ItemContext.of(null)).isEmpty();
    }

    @Test
    void outwardEndsAtGroupThatIsNoItem() {
        FakeJob job = new FakeJob("shop", "load");

        assertThat(ItemContext.outward(job)).containsExactly(job);
    }
}
