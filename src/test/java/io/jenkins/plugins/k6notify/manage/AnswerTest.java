package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    @ParameterizedTest
    @EnumSource(Answer.class)
    void isReadAsItIsWritten(Answer answer) {
        assertThat(Answer.read(answer.word())).contains(answer);
        assertThat(answer.word()).matches("[a-z-]+");
        assertThat(answer.text(null)).isNotBlank();
    }

    @Test
    void anythingElseIsNone() {
        assertThat(Answer.read("")).isEmpty();
        assertThat(Answer.read("HANDED_OVER")).isEmpty();
    }

    @Test
    void namesTheMessageWhereItIsKnown() {
        assertThat(Answer.UNDER_WAY.text("test.finished to perf")).contains("test.finished to perf");
        assertThat(Answer.UNDER_WAY.text(null)).contains("the message");
    }
}
