package io.jenkins.plugins.k6notify.engine.event;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import java.util.Objects;

/**
 * What is known of a test from outside of k6: the same for every run of a block or a command.
 *
 * @param testName as its author named it; null to name it after the script
 * @param user id of the user who started it; null for none
 * @param organizationId 0 where not configured
 * @param projectId 0 where not configured
 * @param loadTestId null to derive it from job and name
 * @param build null outside of Jenkins
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

    /** A context of which only name and trigger are known. */
    public static TestContext of(@CheckForNull String testName, Trigger trigger) {
        return new TestContext(testName, trigger, null, 0, 0, null, null);
    }
}
