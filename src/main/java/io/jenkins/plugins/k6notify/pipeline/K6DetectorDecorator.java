package io.jenkins.plugins.k6notify.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.Channel;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.JenkinsJVM;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;

/**
 * Adds a {@link K6Detector} to the console of each step in a block. A {@link TaskListenerDecorator} sees text after
 * secrets have been masked. Steps that write their log on an agent take a serialized copy, whose only ability is to
 * call the controller.
 */
final class K6DetectorDecorator extends TaskListenerDecorator {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(K6DetectorDecorator.class.getName());

    private final String block;

    /** Connection to the controller, on an agent; null on the controller. */
    @CheckForNull
    private transient Channel channel;

    /** @param block id as in {@link ActiveBlocks} */
    K6DetectorDecorator(String block) {
        this.block = block;
    }

    @NonNull
    @Override
    public OutputStream decorate(@NonNull OutputStream logger) {
        return new ConsoleWatcher(logger, new K6Detector(this::k6Seen));
    }

    private void k6Seen() {
        if (channel == null) {
            ActiveBlocks.get().monitor(block).ifPresent(BlockMonitor::k6Seen);
            return;
        }
        try {
            // Asynchronous, so that the log does not wait for the response.
            channel.callAsync(new ReadLogsRequest(block));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The controller reads the log when the step ends", e);
        }
    }

    private Object writeReplace() {
        if (JenkinsJVM.isJenkinsJVM() && Channel.current() != null) {
            ActiveBlocks.get().monitor(block).ifPresent(BlockMonitor::logMovesToAgent);
        }
        return this;
    }

    private Object readResolve() {
        channel = Channel.current();
        return this;
    }
}
