package io.jenkins.plugins.k6notify.pipeline;

import jenkins.security.SlaveToMasterCallable;

/**
 * Request of an agent to read the logs of a block. Agents can send only this request, for the id of a running block;
 * all other information is read on the controller.
 */
final class ReadLogsRequest extends SlaveToMasterCallable<Void, RuntimeException> {

    private static final long serialVersionUID = 1L;

    private final String block;

    ReadLogsRequest(String block) {
        this.block = block;
    }

    @Override
    public Void call() {
        ActiveBlocks.get().monitor(block).ifPresent(BlockMonitor::k6SeenOnAgent);
        return null;
    }
}
