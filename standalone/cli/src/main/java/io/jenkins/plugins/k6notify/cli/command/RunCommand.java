package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.Surroundings;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.notify.EventLines;
import io.jenkins.plugins.k6notify.cli.process.WrappedCommand;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Wraps a command that runs k6. */
@Command(
        name = "run",
        description = {
            "Runs a command, passes its output through and tells of the k6 runs in it.",
            "",
            "Its input, output, signals and exit code are its own. With --json its output goes to standard error."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "k6-notify run [OPTIONS] -- COMMAND [ARGUMENT...]",
        footer = {"", "Example: k6-notify run --slack-url-env SLACK_URL -- k6 run script.js"})
public final class RunCommand implements Callable<Integer> {

    @Mixin
    private Notifying notifying;

    @Parameters(paramLabel = "COMMAND", description = "The command and its arguments, behind --.")
    private List<String> command = List.of();

    private final Surroundings surroundings;
    private int exitCode;

    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return the exit code of the command, whatever came of its notifications */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (command.isEmpty()) {
            throw new UsageException("no command given: k6-notify run [OPTIONS] -- k6 run script.js");
        }
        Path summary = Files.createTempFile("k6-summary-", ".json");
        try {
            EventLines lines = new EventLines(surroundings.printErr(), "k6-notify: ");
            notifying.around(surroundings, lines, events -> {
                OutputStream out = notifying.isJson() ? surroundings.err() : surroundings.out();
                WrappedCommand wrapped =
                        new WrappedCommand(command, surroundings.environment(), summary, out, surroundings.err());
                K6Console console = new K6Console(surroundings.clock(), events, wrapped.summaries());
                exitCode = wrapped.run(console);
                console.end(Ending.exit(exitCode));
            });
            return exitCode;
        } finally {
            Files.deleteIfExists(summary);
        }
    }
}
