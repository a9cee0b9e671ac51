package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeStepContext;
import org.junit.jupiter.api.Test;

class BlockExecutionTest {

    /** Knows no build, so that nothing can be followed. */
    private final FakeStepContext context = new FakeStepContext();

    private final BlockExecution execution = new BlockExecution(new K6NotifyStep(), context);

    /** Jenkins lets a pipeline go on in one thread while it tells its steps in others that they are resumed. */
    @Test
    void aBodyThatIsOverBeforeItsBlockIsResumedWaitsForThat() {
        execution.bodyEnded(null);
        assertThat(context.ends()).as("nobody could tell of its runs").isEmpty();
        execution.onResume();
        assertThat(context.ends()).containsExactly("success");
    }

    @Test
    void aBlockThatCannotFollowItsBodyEndsWithIt() {
        execution.onResume();
        assertThat(context.ends()).isEmpty();
        execution.bodyEnded(new IllegalStateException("the body failed"));
        assertThat(context.ends()).containsExactly("the body failed");
    }
}
