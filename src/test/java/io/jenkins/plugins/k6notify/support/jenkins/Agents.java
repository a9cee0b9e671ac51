package io.jenkins.plugins.k6notify.support.jenkins;

import hudson.slaves.DumbSlave;
import hudson.slaves.RetentionStrategy;
import java.io.File;
import org.jvnet.hudson.test.JenkinsRule;

/** Agents on this machine, each in its own process. */
public final class Agents {

    private Agents() {}

    /** A connected agent. It reconnects after a restart of the controller, but not after a disconnection. */
    public static DumbSlave online(JenkinsRule r, String label, int executors) throws Exception {
        String name = label + "-" + (r.jenkins.getNodes().size() + 1);
        File directory = new File(r.jenkins.getRootDir(), "agent-of-tests/" + name);
        DumbSlave agent = new DumbSlave(name, directory.getPath(), r.createComputerLauncher(null));
        agent.setNumExecutors(executors);
        agent.setLabelString(label);
        agent.setRetentionStrategy(RetentionStrategy.NOOP);
        r.jenkins.addNode(agent);
        r.waitOnline(agent);
        return agent;
    }
}
