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
 * What a command finds around it. Tests put their own in place.
 *
 * @param environment the variables of the process
 * @param in standard input
 * @param out standard output, unbuffered: what is written is there at once
 * @param err standard error
 * @param isTerminal whether a person looks at standard error
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean isTerminal,
        Clock clock) {

    /** Those of this process. */
    static Surroundings ofProcess() {
        boolean isTerminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return new Surroundings(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal,
                Clock.systemUTC());
    }

    /** For lines of text on standard output. */
    public PrintStream printOut() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** For lines of text on standard error. */
    public PrintStream printErr() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }
}
