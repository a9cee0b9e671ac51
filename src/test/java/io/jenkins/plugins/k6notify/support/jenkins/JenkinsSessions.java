package io.jenkins.plugins.k6notify.support.jenkins;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * Sessions of Jenkins in one JVM, for pipelines whose shell steps continue in the next session.
 *
 * <p>A poll of a process that is in progress when Jenkins stops schedules the next poll in a new thread pool, which usually
 * ends with the JVM. Here, steps of both sessions would poll: the earlier one takes output away, and deletes the files of
 * the process after its exit, so that the step of the new session never ends. Therefore each session ends with its polls.
 */
public final class JenkinsSessions extends JenkinsSessionExtension {

    @Override
    public void then(Step step) throws Throwable {
        try {
            super.then(step);
        } finally {
            await().atMost(Duration.ofSeconds(60)).until(JenkinsSessions::pollsHaveEnded);
        }
    }

    /** Stops the pools of both modes: {@link DurableTaskStep#USE_WATCHING} is off or on. */
    private static boolean pollsHaveEnded() {
        DurableTaskStep.shutDownThreadPool();
        Timer.shutdown();
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name ->
                        name.startsWith(DurableTaskStep.class.getName()) || name.startsWith(Timer.class.getName()));
    }
}
