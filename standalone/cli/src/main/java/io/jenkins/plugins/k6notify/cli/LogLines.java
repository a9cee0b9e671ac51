package io.jenkins.plugins.k6notify.cli;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Log handler that prints warnings of the engine as plain lines instead of server log entries. */
final class LogLines extends Handler {

    private final PrintStream err;
    private final Formatter text = new SimpleFormatter();

    private LogLines(PrintStream err) {
        this.err = err;
    }

    static void install(PrintStream err) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        LogLines lines = new LogLines(err);
        lines.setLevel(Level.WARNING);
        root.addHandler(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            String why =
                    entry.getThrown() == null ? "" : ": " + entry.getThrown().getMessage();
            err.println("k6-notify: " + text.formatMessage(entry) + why);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
