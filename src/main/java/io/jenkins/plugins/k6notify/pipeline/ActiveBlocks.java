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
    private record Open(Run<?, ?> build, BlockMonitor monitor) {}

    private final Map<String, Open> blocks = new ConcurrentHashMap<>();

    static ActiveBlocks get() {
        return ExtensionList.lookupSingleton(ActiveBlocks.class);
    }

    void opened(String id, Run<?, ?> build, BlockMonitor monitor) {
        blocks.put(id, new Open(build, monitor));
    }

    void closed(String id) {
        blocks.remove(id);
    }

    /** Removes the blocks of the build, as blocks of a killed build end without an event. */
    @Override
    public void onFinalized(Run<?, ?> build) {
        blocks.values().removeIf(open -> open.build().equals(build));
    }

    /** @return empty unless the block is running */
    Optional<BlockMonitor> monitor(String id) {
        return Optional.ofNullable(blocks.get(id)).map(Open::monitor);
    }
}
