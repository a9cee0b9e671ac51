package io.jenkins.plugins.k6notify.pipeline;

import jenkins.security.SlaveToMasterCallable;

/**
 * From an agent: look at the logs of a block. That is all an agent can ask for, and only with the id of a block that runs;
 * nothing else it says is believed.
 */
final class ReadLogsRequest extends SlaveToMasterCallable<Void, RuntimeException> {

    private static final long serialVersionUID = 1L;

    private final String block;

    ReadLogsRequest(String block) {
        this.block = block;
    }

    @Override
    public Void call() {
        ActiveBlocks.get().lookOut(block);
        return null;
    }
}
