package io.jenkins.plugins.k6notify.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.agent.SummaryFile;
import io.jenkins.plugins.k6notify.support.FakeStepContext;
import org.junit.jupiter.api.Test;

class ShellEnvironmentTest {

    private static final TaskListener NOBODY = () -> System.err;

    private static EnvVars in(FakeStepContext step, String... variables) throws Exception {
        EnvVars all = new EnvVars();
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        new ShellEnvironment().buildEnvironmentFor(step, all, NOBODY);
        return all;
    }

    @Test
    void stepOutsideOfBlockHasNoVariable() throws Exception {
        assertThat(in(new FakeStepContext(), "WORKSPACE_TMP", "/ws@tmp")).doesNotContainKey(SummaryFile.VARIABLE);
    }

    @Test
    void stepWithoutWorkspaceHasNoVariable() throws Exception {
        assertThat(in(new FakeStepContext())).isEmpty();
    }

    @Test
    void keepsVariableOfAuthor() throws Exception {
        assertThat(in(new FakeStepContext(), "WORKSPACE_TMP", "/ws@tmp", SummaryFile.VARIABLE, "mine.json"))
                .containsEntry(SummaryFile.VARIABLE, "mine.json");
    }
}
