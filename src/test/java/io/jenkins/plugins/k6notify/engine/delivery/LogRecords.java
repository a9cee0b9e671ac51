package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures the log records of this package, of all levels. */
public final class LogRecords extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.jenkins.plugins.k6notify");
    private final Level before = logger.getLevel();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public LogRecords() {
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    public List<String> warnings() {
        return records.stream()
                .filter(logged -> logged.getLevel() == Level.WARNING)
                .map(LogRecord::getMessage)
                .toList();
    }

    /** All records with stack traces, as a log file would contain them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        records.forEach(logged -> text.append(new SimpleFormatter().format(logged)));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
    }
}
