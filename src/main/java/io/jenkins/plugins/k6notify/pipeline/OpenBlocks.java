package io.jenkins.plugins.k6notify.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The blocks that run at the moment, by ids that nobody can guess. */
@Extension
@Restricted(NoExternalUse.class)
public final class OpenBlocks {

    private final Map<String, BlockFollower> followers = new ConcurrentHashMap<>();

    static OpenBlocks get() {
        return ExtensionList.lookupSingleton(OpenBlocks.class);
    }

    void opened(String id, BlockFollower follower) {
        followers.put(id, follower);
    }

    void closed(String id) {
        followers.remove(id);
    }

    /** Something of k6 is to be seen in the block, if it still runs. Does not block. */
    void look(String id) {
        Optional.ofNullable(followers.get(id)).ifPresent(BlockFollower::look);
    }

    /** The same, seen on an agent: the console that shows it arrives later than this call. */
    void lookOut(String id) {
        Optional.ofNullable(followers.get(id)).ifPresent(BlockFollower::lookOut);
    }

    /** A console of the block is written on an agent from now on. */
    void leavesForAgent(String id) {
        Optional.ofNullable(followers.get(id)).ifPresent(BlockFollower::consoleLeaves);
    }
}
