package io.jenkins.plugins.k6notify.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Environment of a command, replaceable in tests.
 *
 * @param variables environment variables of the process
 * @param in standard input
 * @param out standard output, unbuffered: bytes written appear immediately
 * @param err standard error
 * @param isTerminal whether standard error is a terminal
 */
public record CommandEnvironment(
        Map<String, String> variables,
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean isTerminal,
        Clock clock) {

    /** Returns the environment of this process. */
    static CommandEnvironment ofProcess() {
        boolean isTerminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return new CommandEnvironment(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal,
                Clock.systemUTC());
    }

    /** Standard output for lines of text. */
    public PrintStream printOut() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** Standard error for lines of text. */
    public PrintStream printErr() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** Prints a warning on standard error. */
    public void warn(String line) {
        printErr().println("k6-notify: " + line);
    }
}
