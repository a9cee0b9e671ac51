package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the parameter of the steps and of the post-build action. */
class BaselineOfStepTest {

    private static Stream<String> set(@CheckForNull String word) {
        K6NotifyStep block = new K6NotifyStep();
        K6NotifyRunStep run = new K6NotifyRunStep();
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        block.setBaseline(word);
        run.setBaseline(word);
        publisher.setBaseline(word);
        return Stream.of(block.getBaseline(), run.getBaseline(), publisher.getBaseline());
    }

    @Test
    void defaultIsPreviousRun() {
        assertThat(new K6NotifyStep().getBaseline()).isEqualTo("previous");
        assertThat(new K6NotifyPublisher().getBaseline()).isEqualTo("previous");
        assertThat(set(null)).containsOnly("previous");
        assertThat(set(" ")).containsOnly("previous");
    }

    @Test
    void choiceIsKeptAndPassedOn() {
        K6NotifyStep step = new K6NotifyStep();
        step.setBaseline("PINNED ");

        assertThat(set("PINNED ")).containsOnly("pinned");
        assertThat(step.subscription("7", ".").settings().baseline()).isEqualTo(Baseline.PINNED);
    }

    @Test
    void unknownWordIsRefused() {
        assertThatThrownBy(() -> set("pined"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown baseline 'pined' (did you mean 'pinned'?)");
    }
}
