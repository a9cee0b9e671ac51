package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts the warnings of the delivery packages, and keeps them off the console. */
final class WarningCounter extends Handler implements AutoCloseable {

    private static final int WORDS = 2;

    private final Logger logger = Logger.getLogger(Delivery.class.getPackageName());
    private final Map<String, Integer> counts = new TreeMap<>();

    WarningCounter() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            String[] words = entry.getMessage().split(" ", WORDS + 1);
            counts.merge(words.length > 1 ? words[0] + " " + words[1] : words[0], 1, Integer::sum);
        }
    }

    /** Returns the number of warnings by their first words. */
    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public void flush() {
        // Nothing is written.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
