package io.jenkins.plugins.k6notify.cli.process;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.console.SummarySource;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.LineListener;
import io.jenkins.plugins.k6notify.engine.process.ProcessDirectory;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a command transparently: input, output, signals and exit code are passed through. The runs of k6 in it leave
 * summaries and records of their processes in a temporary directory, which {@link #close} deletes.
 */
public final class WrappedCommand implements AutoCloseable {

    /** Exit code of shells for a missing command. */
    public static final int NOT_FOUND = 127;

    /** Exit code of shells for a command without execute permission. */
    public static final int NOT_EXECUTABLE = 126;

    private static final Logger LOGGER = Logger.getLogger(WrappedCommand.class.getName());
    private static final String EXPORT = "K6_SUMMARY_EXPORT";
    private static final String PATH = "PATH";
    private static final String SUMMARIES = "k6-summaries";
    private static final String SUMMARY = "summary.json";
    private static final int CHUNK = 8192;

    /** Timeout for output that a background process of the command keeps open. */
    private static final long LAST_OUTPUT_SECONDS = 5;

    private final List<String> command;
    private final Map<String, String> variables;
    private final OutputStream out;
    private final OutputStream err;
    private final Path files;
    private final Path summary;
    private final ProcessDirectory processes;

    /**
     * @param out receives the bytes of the command's standard output; stays open
     * @param err receives the bytes of its standard error; stays open
     * @throws IOException if the temporary directory cannot be written
     */
    public WrappedCommand(List<String> command, Map<String, String> variables, OutputStream out, OutputStream err)
            throws IOException {
        this.command = List.copyOf(command);
        this.variables = variables;
        this.out = out;
        this.err = err;
        this.files = Files.createTempDirectory("k6-notify-");
        this.processes = new ProcessDirectory(files.resolve(ProcessDirectory.PREFIX + "command"));
        String chosen = variables.get(EXPORT);
        this.summary = chosen == null || chosen.isBlank() ? ownSummary() : Path.of(chosen);
    }

    /** Returns the file for a k6 that leaves no record; the script for records replaces a file with such a path. */
    private Path ownSummary() throws IOException {
        return Files.createDirectory(files.resolve(SUMMARIES)).resolve(SUMMARY);
    }

    /** Returns the summaries of runs of this command. Call it before the command is run. */
    public SummarySource summaries() {
        return new SummaryExportFile(summary);
    }

    /** Returns the processes of k6 that shells of this command start; none on Windows. */
    public ProcessSource processes() {
        return new LocalProcesses(processes);
    }

    /** Deletes the temporary directory. */
    @Override
    public void close() throws IOException {
        processes.delete();
        Path own = files.resolve(SUMMARIES);
        Files.deleteIfExists(own.resolve(SUMMARY));
        Files.deleteIfExists(own);
        Files.deleteIfExists(files);
    }

    /**
     * Runs the command until it ends.
     *
     * @param lines receives the lines of both outputs, on two threads
     * @return the exit code as a shell would report it
     */
    public int run(LineListener lines) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put(EXPORT, summary.toString());
        String path = createRecords();
        if (path != null) {
            builder.environment().put(PATH, path);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return notStarted(e);
        }
        Signals signals = Signals.forwardTo(process);
        try {
            Thread output = pump("output", process.getInputStream(), out, lines);
            Thread errors = pump("errors", process.getErrorStream(), err, lines);
            int exitCode = process.waitFor();
            output.join(TimeUnit.SECONDS.toMillis(LAST_OUTPUT_SECONDS));
            errors.join(TimeUnit.SECONDS.toMillis(LAST_OUTPUT_SECONDS));
            return exitCode;
        } finally {
            signals.close();
        }
    }

    @CheckForNull
    private String createRecords() {
        try {
            return processes.create(variables.get(PATH));
        } catch (IOException | UnsupportedOperationException e) {
            LOGGER.log(Level.FINE, "processes of k6 leave no records", e);
            return null;
        }
    }

    private int notStarted(IOException e) {
        LOGGER.log(Level.FINE, "cannot start the command", e);
        Path file = Path.of(command.get(0));
        boolean isThere = file.getNameCount() > 1 && Files.exists(file);
        String why = isThere ? "cannot be executed" : "was not found";
        LOGGER.warning(() -> "the command " + command.get(0) + " " + why);
        return isThere ? NOT_EXECUTABLE : NOT_FOUND;
    }

    private static Thread pump(String name, InputStream from, OutputStream to, LineListener lines) {
        Thread thread = new Thread(() -> copy(from, to, lines), "k6-notify " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Forwards bytes as soon as they are available. */
    private static void copy(InputStream from, OutputStream to, LineListener lines) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                ConsoleWatcher watcher = new ConsoleWatcher(new CloseShieldOutputStream(to), lines)) {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                watcher.write(chunk, 0, count);
                watcher.flush();
            }
        } catch (IOException e) {
            // The reader of our output has closed it; closing the pipe notifies the command, as if it were not wrapped.
            LOGGER.log(Level.FINE, "the output is closed", e);
        }
    }
}
