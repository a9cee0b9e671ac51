package io.jenkins.plugins.k6notify.docs;

import io.jenkins.plugins.k6notify.support.Project;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A process that runs a receiver of {@code docs/examples/verify} as its first lines describe. */
final class ExampleReceiver implements AutoCloseable {

    /** The examples with the command that runs them and the file. */
    enum Language {
        NODE("node/receiver.mjs", "node"),
        PYTHON("python/receiver.py", "python3"),
        GO("go/receiver.go", "go", "run"),
        JAVA(
                "java/Receiver.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());

        private final String file;
        private final List<String> command;

        Language(String file, String... command) {
            this.file = file;
            this.command = List.of(command);
        }

        /** The path from the root of the project. */
        String file() {
            return "docs/examples/verify/" + file;
        }

        /** The program that has to be installed. */
        String tool() {
            return command.get(0);
        }

        boolean isInstalled() {
            return Path.of(tool()).isAbsolute()
                    || Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool())));
        }
    }

    private static final String READY = "listening on port ";

    private final Process process;
    private final BufferedReader output;
    private final int port;

    private ExampleReceiver(Process process, BufferedReader output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the receiver on a free port, and waits until it listens. */
    static ExampleReceiver start(Language language, String... secrets) throws IOException {
        Path file = Project.file(language.file());
        List<String> command = new ArrayList<>(language.command);
        command.add(file.getFileName().toString());
        command.add("0");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(file.getParent().toFile()).redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRETS", String.join(" ", secrets));
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder words = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new ExampleReceiver(process, output, Integer.parseInt(line.substring(READY.length())));
            }
            words.append(line).append('\n');
        }
        throw new IOException(language + " did not start:\n" + words);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/webhook");
    }

    /** Returns the next printed line, and waits for it. */
    Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    @Override
    public void close() {
        // "go run" is the parent of the program that it built.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
