package io.jenkins.plugins.k6notify.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command line in this process, with its own environment and outputs. */
public final class CommandLineSession {

    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = new byte[0];
    private boolean isTerminal;

    public CommandLineSession with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    public CommandLineSession input(byte[] bytes) {
        in = bytes;
        return this;
    }

    public CommandLineSession onTerminal() {
        isTerminal = true;
        return this;
    }

    public int run(Object... arguments) {
        out.reset();
        err.reset();
        CommandEnvironment environment = new CommandEnvironment(
                variables, new ByteArrayInputStream(in), out, err, isTerminal, Clock.systemUTC());
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        return K6NotifyCommand.execute(environment, words);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public byte[] outBytes() {
        return out.toByteArray();
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A file of a recording, {@code v2.2.0/success/console.txt}. */
    public static Path recorded(String name) {
        return resource("/k6/" + name);
    }

    /** A console of the pods of a {@code TestRun}. */
    public static Path recordedPods(String scenario) {
        return resource("/k6-operator/" + scenario + "/console.txt");
    }

    private static Path resource(String name) {
        try {
            return Path.of(CommandLineSession.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
