package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.util.Objects;

/**
 * Facts about a test that come from outside k6; they are the same for every run of a block or a command.
 *
 * @param testName the name that its author gave it; null to name it after the script
 * @param user the id of the user who started it; null if no user did
 * @param organizationId 0 if not configured
 * @param projectId 0 if not configured
 * @param loadTestId null to derive it from job and name
 * @param build null outside Jenkins
 */
public record TestContext(
        @CheckForNull String testName,
        Trigger trigger,
        @CheckForNull String user,
        int organizationId,
        int projectId,
        @CheckForNull Integer loadTestId,
        @CheckForNull Build build) {

    public TestContext {
        Objects.requireNonNull(trigger, "trigger");
    }

    /** Creates a context that contains only name and trigger. */
    public static TestContext of(@CheckForNull String testName, Trigger trigger) {
        return new TestContext(testName, trigger, null, 0, 0, null, null);
    }
}
