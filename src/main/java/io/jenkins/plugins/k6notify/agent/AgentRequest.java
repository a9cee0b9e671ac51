package io.jenkins.plugins.k6notify.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;

/**
 * A request to an agent, started when it is created. An agent that fails or does not respond in time counts as lost. A
 * thread that is interrupted stays interrupted.
 *
 * @param path the file or directory of the request
 * @param response null if the request could not be sent
 */
record AgentRequest<T>(FilePath path, @CheckForNull Future<T> response) {

    private static final Logger LOGGER = Logger.getLogger(AgentRequest.class.getName());

    /** Timeout after which an agent counts as lost. */
    static final long SECONDS = 10;

    static <T> AgentRequest<T> start(FilePath path, MasterToSlaveFileCallable<T> action) {
        try {
            return new AgentRequest<>(path, path.actAsync(action));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            logFailure(path, e);
        }
        return new AgentRequest<>(path, null);
    }

    /** Waits for the response and returns it, or the fallback if the agent did not respond. */
    T await(@CheckForNull T fallback) {
        if (response == null) {
            return fallback;
        }
        try {
            return response.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            logFailure(path, e);
        }
        return fallback;
    }

    private static void logFailure(FilePath path, Exception e) {
        LOGGER.log(Level.FINE, e, () -> "A request to the agent failed: " + path);
    }
}
