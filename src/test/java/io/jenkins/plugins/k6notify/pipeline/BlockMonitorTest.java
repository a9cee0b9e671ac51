package io.jenkins.plugins.k6notify.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.FakeExecution;
import io.jenkins.plugins.k6notify.support.FakeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.junit.jupiter.api.Test;

/** A step counts as ended when its log is read to the end; nothing else reads logs in these tests. */
class BlockMonitorTest {

    private static final String BLOCK = "3";

    private final FakeExecution execution = new FakeExecution();
    private final List<Runnable> queue = new ArrayList<>();
    private final BlockMonitor monitor = new BlockMonitor(execution, BLOCK, null, null, queue::add, null);
    private int ids = 10;

    BlockMonitorTest() {
        // Logs are read although no detector of these steps has reported k6.
        monitor.logMovesToAgent();
    }

    private FakeStep step(FlowNode... parents) {
        return new FakeStep(execution, BLOCK, Integer.toString(ids++), parents);
    }

    private FakeStep arrive(FlowNode... parents) {
        FakeStep step = step(parents);
        execution.arrive(step);
        return step;
    }

    private void work() {
        List<Runnable> tasks = List.copyOf(queue);
        queue.clear();
        tasks.forEach(Runnable::run);
    }

    @Test
    void stepIsReadToEndWhenNextStepBegins() {
        monitor.begin();
        FakeStep first = arrive();
        FakeStep elsewhere = arrive();
        work();
        assertThat(first.reads()).isZero();
        FakeStep second = arrive(first);
        work();
        assertThat(first.reads()).isOne();
        assertThat(List.of(second.reads(), elsewhere.reads())).containsOnly(0);
        arrive(second, elsewhere);
        work();
        assertThat(List.of(first.reads(), second.reads(), elsewhere.reads())).containsOnly(1);
    }

    /** With a thousand branches, the time must grow with the steps, not with the branches that run beside each step. */
    @Test
    void stepsOfManyBranchesAreNotLookedUp() {
        monitor.begin();
        List<FakeStep> steps = new ArrayList<>();
        List<FakeStep> heads =
                IntStream.range(0, 1000).mapToObj(branch -> arrive()).toList();
        for (int round = 0; round < 3; round++) {
            steps.addAll(heads);
            heads = heads.stream().map(head -> arrive(head)).toList();
            work();
        }
        assertThat(steps).hasSize(3000).allMatch(step -> step.reads() == 1);
        assertThat(heads).allMatch(step -> step.reads() == 0);
        assertThat(execution.questions()).isZero();
    }

    /** Jenkins resumes a pipeline in one thread while it notifies its steps in others. */
    @Test
    void stepEndedDuringResumeIsRead() {
        FakeStep ending = step();
        FakeStep goingOn = step();
        FakeStep next = step(ending);
        execution.setHeads(ending, goingOn);
        execution.afterHeadsWereAsked(() -> {
            execution.setHeads(next, goingOn);
            execution.arrive(next);
        });
        monitor.resume();
        // The first task is that of the step that ended.
        queue.get(0).run();
        assertThat(ending.reads()).isOne();
        assertThat(goingOn.reads()).isZero();
        assertThat(queue).hasSize(2);
    }
}
