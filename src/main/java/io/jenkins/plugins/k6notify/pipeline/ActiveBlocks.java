package io.jenkins.plugins.k6notify.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Running blocks by unguessable id. */
@Extension
@Restricted(NoExternalUse.class)
public final class ActiveBlocks extends RunListener<Run<?, ?>> {

    /** A running block of a build. */
    private record Open(Run<?, ?> build, BlockMonitor follower) {}

    private final Map<String, Open> blocks = new ConcurrentHashMap<>();

    static ActiveBlocks get() {
        return ExtensionList.lookupSingleton(ActiveBlocks.class);
    }

    void opened(String id, Run<?, ?> build, BlockMonitor follower) {
        blocks.put(id, new Open(build, follower));
    }

    void closed(String id) {
        blocks.remove(id);
    }

    /** Removes the blocks of the build, as blocks of a killed build end without an event. */
    @Override
    public void onFinalized(Run<?, ?> build) {
        blocks.values().removeIf(open -> open.build().equals(build));
    }

    Optional<BlockMonitor> follower(String id) {
        return Optional.ofNullable(blocks.get(id)).map(Open::follower);
    }

    /** Reads the logs of a running block that shows output of k6. Returns without blocking. */
    void look(String id) {
        follower(id).ifPresent(BlockMonitor::look);
    }

    /** Reads the logs after a call from an agent, whose console output arrives later than the call. */
    void lookOut(String id) {
        follower(id).ifPresent(BlockMonitor::lookOut);
    }

    /** Records that steps of the block now write their console on an agent. */
    void leavesForAgent(String id) {
        follower(id).ifPresent(BlockMonitor::consoleLeaves);
    }
}
