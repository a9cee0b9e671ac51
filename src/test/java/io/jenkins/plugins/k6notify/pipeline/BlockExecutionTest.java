package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeStepContext;
import org.junit.jupiter.api.Test;

class BlockExecutionTest {

    /** Has no build, so it cannot monitor the body. */
    private final FakeStepContext context = new FakeStepContext();

    private final BlockExecution execution = new BlockExecution(new K6NotifyStep(), context);

    /** Jenkins resumes a pipeline in one thread while it notifies its steps in others. */
    @Test
    void bodyEndedBeforeResumeWaitsForResume() {
        execution.bodyEnded(null);
        assertThat(context.ends())
                .as("its runs cannot be reported before the resume")
                .isEmpty();
        execution.onResume();
        assertThat(context.ends()).containsExactly("success");
    }

    @Test
    void blockWithoutMonitorEndsWithBody() {
        execution.onResume();
        assertThat(context.ends()).isEmpty();
        execution.bodyEnded(new IllegalStateException("the body failed"));
        assertThat(context.ends()).containsExactly("the body failed");
    }
}
