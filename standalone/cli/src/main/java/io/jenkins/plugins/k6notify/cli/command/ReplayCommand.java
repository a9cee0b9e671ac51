package io.jenkins.plugins.k6notify.cli.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.notify.EventLines;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.engine.summary.UnreadableSummaryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command that reads a recorded console. */
@Command(
        name = "replay",
        description = "Reads a recorded console and reports the k6 runs in it as if they had just happened.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Example: k6-notify replay --exit-code 99 --dry-run console.log"})
public final class ReplayCommand implements Callable<Integer> {

    private static final int HIGHEST_EXIT_CODE = 255;
    private static final long UNSIGNED_MINUS_ONE = 4294967295L;
    private static final int CHUNK = 8192;

    @Mixin
    private NotificationOptions notificationOptions;

    @Parameters(paramLabel = "FILE|-", description = "The console; - for standard input.")
    private String file;

    @Option(
            names = "--exit-code",
            paramLabel = "N",
            description = "Exit code of k6; without it the outcome is decided from the console.")
    private Long exitCode;

    @Option(
            names = "--interrupted",
            paramLabel = "user|timeout|system",
            description = "Interruption that stopped the run.")
    private Interruption interruption;

    @Option(names = "--summary", paramLabel = "FILE", description = "Summary written by k6 --summary-export.")
    private Path summary;

    private final CommandEnvironment environment;

    public ReplayCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ending ending = new Ending(exitCode(), interruption, readSummary());
        boolean consoleIsOnlyEvidence = exitCode == null && interruption == null;
        try (InputStream console =
                file.equals("-") ? environment.in() : new InputFile(Path.of(file)).open(consoleIsOnlyEvidence)) {
            EventLines lines = new EventLines(environment.printOut(), "");
            boolean delivered = notificationOptions.send(environment, lines, (observer, events) -> {
                K6Console reader = new K6Console(environment.clock(), observer);
                read(console, reader);
                reader.end(ending);
                if (!events.hasSeenRun()) {
                    environment
                            .printErr()
                            .println("k6-notify: there is no run of k6 in "
                                    + (file.equals("-") ? "standard input" : file));
                }
            });
            return delivered ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Normalizes the exit code: Windows shows 255 of k6 as -1 or 4294967295. */
    @CheckForNull
    private Integer exitCode() {
        if (exitCode == null) {
            return null;
        }
        if (exitCode == -1 || exitCode == UNSIGNED_MINUS_ONE) {
            return -1;
        }
        if (exitCode < 0 || exitCode > HIGHEST_EXIT_CODE) {
            throw new UsageException("--exit-code must be between 0 and " + HIGHEST_EXIT_CODE);
        }
        return exitCode.intValue();
    }

    private K6Summary readSummary() throws IOException {
        if (summary == null) {
            return K6Summary.EMPTY;
        }
        try (InputStream in = new InputFile(summary).open(true)) {
            return new SummaryReader().read(in);
        } catch (UnreadableSummaryException e) {
            throw new UsageException("the summary " + summary + " is " + e.getMessage());
        }
    }

    private void read(InputStream console, K6Console reader) {
        byte[] chunk = new byte[CHUNK];
        try (ConsoleWatcher watcher = new ConsoleWatcher(OutputStream.nullOutputStream(), reader)) {
            for (int count = console.read(chunk); count >= 0; count = console.read(chunk)) {
                watcher.write(chunk, 0, count);
            }
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }
}
