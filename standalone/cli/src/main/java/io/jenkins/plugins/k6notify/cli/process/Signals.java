package io.jenkins.plugins.k6notify.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Forwards SIGINT and SIGTERM to a process instead of ending this one, so that k6 can end its test and this process can
 * report it. While this object is open, the signals have no other effect.
 */
final class Signals implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Signals.class.getName());

    /** Fields of /proc/self/stat after the command name: state ppid pgrp session tty_nr tpgid (man 5 proc). */
    private static final int PROCESS_GROUP = 2;

    private static final int TERMINAL = 4;
    private static final int FOREGROUND_GROUP = 5;

    private final Process process;
    private final Map<String, Object> previous = new LinkedHashMap<>();

    private Signals(Process process) {
        this.process = process;
    }

    static Signals forwardTo(Process process) {
        Signals signals = new Signals(process);
        signals.forward("INT");
        signals.forward("TERM");
        return signals;
    }

    @Override
    public void close() {
        previous.forEach((name, handler) -> {
            try {
                SignalHandlers.restore(name, handler);
            } catch (ReflectiveOperationException e) {
                LOGGER.log(Level.FINE, e, () -> "cannot give SIG" + name + " back");
            }
        });
    }

    private void forward(String name) {
        try {
            previous.put(name, SignalHandlers.handle(name, () -> send(name)));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOGGER.log(Level.FINE, e, () -> "cannot forward SIG" + name);
        }
    }

    private void send(String name) {
        // A terminal sends Ctrl-C to the whole process group, and k6 aborts immediately on a second one.
        if (name.equals("INT") && isInForeground()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "there is no kill command", e);
            process.destroy();
        }
    }

    /** Whether Ctrl-C at a terminal reaches this process and its child. */
    private static boolean isInForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return !fields[TERMINAL].equals("0") && fields[FOREGROUND_GROUP].equals(fields[PROCESS_GROUP]);
        } catch (IOException | RuntimeException e) {
            return System.console() != null;
        }
    }
}
