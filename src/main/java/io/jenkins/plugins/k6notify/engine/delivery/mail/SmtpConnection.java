package io.jenkins.plugins.k6notify.engine.delivery.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs an exchange on a thread of its own: Jakarta Mail has no limit for an exchange as a whole, and does not notice
 * interrupts. A server that sends a byte from time to time would hold the delivery thread.
 *
 * @param limits the time limits of the exchange
 */
record SmtpConnection(MailLimits limits) {

    /**
     * Runs an exchange.
     *
     * @throws InterruptedException if the thread was interrupted: the connection is closed
     */
    SmtpResult run(SmtpExchange exchange) throws InterruptedException {
        FutureTask<SmtpResult> task = new FutureTask<>(exchange);
        Thread thread = new Thread(task, "k6-notify e-mail");
        thread.setDaemon(true);
        // Where Jakarta Mail finds its own parts, whichever loader the delivery threads have.
        thread.setContextClassLoader(Session.class.getClassLoader());
        thread.start();
        try {
            return result(task, exchange);
        } finally {
            exchange.abort();
        }
    }

    private SmtpResult result(FutureTask<SmtpResult> task, SmtpExchange exchange) throws InterruptedException {
        try {
            return get(task, limits.attempt());
        } catch (TimeoutException e) {
            if (!exchange.isEnded()) {
                return new SmtpResult.TimedOut(limits.attempt());
            }
        }
        try {
            return get(task, limits.answer());
        } catch (TimeoutException e) {
            return new SmtpResult.TimedOut(limits.attempt().plus(limits.answer()));
        }
    }

    private static SmtpResult get(FutureTask<SmtpResult> task, Duration limit)
            throws InterruptedException, TimeoutException {
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }
}
