package io.jenkins.plugins.k6notify.cli.notify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryListener;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Prints the progress of deliveries to standard error: one line for each delivery that ended or will be retried and, on
 * a terminal, an updated line while deliveries are waiting.
 */
public final class DeliveryReport implements DeliveryListener {

    private static final String PREFIX = "k6-notify: ";
    /** Maximum length of a printed response. The attempts of the delivery contain it in full. */
    private static final int MAX_WORDS = 300;

    private static final String ERASE_LINE = "\r\u001B[2K";

    private final PrintStream err;
    private final boolean isTerminal;
    private final Clock clock;
    private final Semaphore changes = new Semaphore(0);
    private String waitingFor = "";

    @CheckForNull
    private Instant nextAttempt;

    private int failures;
    private boolean progressShown;

    public DeliveryReport(PrintStream err, boolean isTerminal, Clock clock) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.clock = clock;
    }

    /** Prints a line. */
    public synchronized void print(String line) {
        clearProgress();
        err.println(PREFIX + line);
    }

    @Override
    public synchronized void changed(Delivery delivery) {
        String what = delivery.endpoint().channel() + ": " + delivery.message().event();
        if (delivery.state() == Delivery.State.DROPPED) {
            failures++;
            print(what + " was dropped, too many were waiting");
        } else {
            delivery.lastAttempt().ifPresent(attempt -> attempted(what, delivery, attempt));
        }
    }

    private synchronized void attempted(String what, Delivery delivery, Attempt attempt) {
        changes.release();
        String words = Excerpt.line(attempt.text(), MAX_WORDS);
        switch (delivery.state()) {
            case DELIVERED -> print(what + success(delivery, attempt, words));
            case FAILED -> {
                failures++;
                print(what + " was not delivered" + tries(delivery) + ": " + words);
            }
            default -> {
                nextAttempt = delivery.nextAttempt();
                waitingFor = words;
                if (!isTerminal) {
                    print(what + " is not delivered yet: " + waitingFor + untilNextTry());
                }
            }
        }
    }

    /** Whether a delivery failed or was dropped. */
    synchronized boolean hasFailures() {
        return failures > 0;
    }

    /** Waits until the next attempt, limited by a timeout. */
    void awaitChange(Duration limit) throws InterruptedException {
        if (changes.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }

    /** Updates the progress line on a terminal. */
    synchronized void progress(int waiting) {
        if (!isTerminal || waiting == 0) {
            return;
        }
        String count = waiting == 1 ? "1 notification is" : waiting + " notifications are";
        String why = waitingFor.isEmpty() ? "" : ": " + waitingFor + untilNextTry();
        err.print(ERASE_LINE + PREFIX + count + " waiting" + why);
        err.flush();
        progressShown = true;
    }

    synchronized void clearProgress() {
        if (progressShown) {
            err.print(ERASE_LINE);
            progressShown = false;
        }
    }

    /** A receiver that only accepted the message says so. */
    private static String success(Delivery delivery, Attempt attempt, String words) {
        String took = tries(delivery) + " in " + attempt.millis() + " ms";
        return attempt.outcome() == Attempt.Outcome.ACCEPTED ? " accepted" + took + ": " + words : " delivered" + took;
    }

    private String untilNextTry() {
        Instant next = nextAttempt;
        if (next == null) {
            return "";
        }
        long seconds = Duration.between(clock.instant(), next).toSeconds();
        return "; next try in " + Math.max(seconds, 0) + " s";
    }

    private static String tries(Delivery delivery) {
        int tries = delivery.attempts().size();
        return tries == 1 ? "" : " (try " + tries + ")";
    }
}
