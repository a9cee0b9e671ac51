package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionResultTest {

    @ParameterizedTest
    @EnumSource(ActionResult.class)
    void isReadAsItIsWritten(ActionResult answer) {
        assertThat(ActionResult.read(answer.word())).contains(answer);
        assertThat(answer.word()).matches("[a-z-]+");
        assertThat(answer.text(null)).isNotBlank();
    }

    @Test
    void anythingElseIsNone() {
        assertThat(ActionResult.read("")).isEmpty();
        assertThat(ActionResult.read("HANDED_OVER")).isEmpty();
    }

    @Test
    void namesTheMessageWhereItIsKnown() {
        assertThat(ActionResult.UNDER_WAY.text("test.finished to perf")).contains("test.finished to perf");
        assertThat(ActionResult.UNDER_WAY.text(null)).contains("the message");
    }
}
