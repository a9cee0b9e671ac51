package io.jenkins.plugins.k6notify.cli.receiver.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerScriptTest {

    @Test
    void answersInOrderOfListThenWith200() {
        AnswerScript script = AnswerScript.parse("503, 429,DROP,slow,ok");

        assertThat(script.answers())
                .extracting(Answer::words)
                .containsExactly("answered 503", "answered 429", "dropped", "answered 200 slowly", "answered 200");
        assertThat(script.answerTo(1).status()).isEqualTo(503);
        assertThat(script.answerTo(3).manner()).isEqualTo(Answer.Manner.DROPPED);
        assertThat(script.answerTo(6)).isEqualTo(Answer.OK);
        assertThat(script.answerTo(Long.MAX_VALUE)).isEqualTo(Answer.OK);
    }

    @Test
    void answersWithErrorOfSlack() {
        AnswerScript script = AnswerScript.parse("channel_not_found,is_archived");

        assertThat(script.answers())
                .extracting(Answer::words)
                .containsExactly("answered channel_not_found", "answered is_archived");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "_x",
                "a__b",
                "channel_not_found!",
                "Channel_Not_Found",
                "399",
                "600",
                "5030",
                "-503",
                "50३"
            })
    void refusesUnknownAnswer(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswerScript.parse("503," + word))
                .withMessage("unknown answer '" + word
                        + "' in --fail: use HTTP statuses 400 to 599, errors of Slack such as channel_not_found, "
                        + "'drop', 'slow' or 'ok'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "503,", ",503", "503,,429"})
    void refusesEmptyPart(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswerScript.parse(list))
                .withMessageStartingWith("unknown answer '' in --fail");
    }
}
