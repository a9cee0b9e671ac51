package io.jenkins.plugins.k6notify.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.event.Build;
import io.jenkins.plugins.k6notify.engine.event.ExampleEvents;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import org.junit.jupiter.api.Test;

/** Tests the line of details; the golden files have the rest of the content. */
class RunContentTest {

    private static String context(@CheckForNull String node) {
        Build build = new Build("perf/checkout", 42, null, node);
        TestContext context = new TestContext(null, Trigger.MANUAL, null, 0, 0, null, build);
        return RunContent.of(new TestStarted(context, ExampleEvents.started().run()))
                .context();
    }

    @Test
    void agentIsNamedIfItIsKnown() {
        assertThat(context("agent-3")).endsWith(" · on agent-3");
        assertThat(context("")).endsWith(" · on the built-in node");
        assertThat(context(null)).doesNotContain(" on ");
    }
}
