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

/** The blocks that run at the moment, by ids that nobody can guess. */
@Extension
@Restricted(NoExternalUse.class)
public final class ActiveBlocks extends RunListener<Run<?, ?>> {

    /** One block of a build. */
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

    /** The blocks of a build that is killed do not say that they end. */
    @Override
    public void onFinalized(Run<?, ?> build) {
        blocks.values().removeIf(open -> open.build().equals(build));
    }

    Optional<BlockMonitor> follower(String id) {
        return Optional.ofNullable(blocks.get(id)).map(Open::follower);
    }

    /** Something of k6 is to be seen in the block, if it still runs. Does not block. */
    void look(String id) {
        follower(id).ifPresent(BlockMonitor::look);
    }

    /** The same, seen on an agent: the console that shows it arrives later than this call. */
    void lookOut(String id) {
        follower(id).ifPresent(BlockMonitor::lookOut);
    }

    /** A console of the block is written on an agent from now on. */
    void leavesForAgent(String id) {
        follower(id).ifPresent(BlockMonitor::consoleLeaves);
    }
}
