package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionResultTest {

    @ParameterizedTest
    @EnumSource(ActionResult.class)
    void wordRoundTrip(ActionResult result) {
        assertThat(ActionResult.read(result.parameter())).contains(result);
        assertThat(result.parameter()).matches("[a-z-]+");
        assertThat(result.notice(null).text()).isNotBlank();
    }

    @Test
    void readIsEmptyForOtherWord() {
        assertThat(ActionResult.read(null)).isEmpty();
        assertThat(ActionResult.read("")).isEmpty();
        assertThat(ActionResult.read("SUBMITTED")).isEmpty();
    }

    @Test
    void textNamesKnownMessage() {
        assertThat(ActionResult.ALREADY_WAITING.notice("test.finished to perf"))
                .isEqualTo(new Notice("info", "Not sent: test.finished to perf is already waiting to be sent."));
        assertThat(ActionResult.ALREADY_WAITING.notice(null).text()).contains("the message");
    }
}
