package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.Version;
import io.jenkins.plugins.k6notify.cli.notify.EventLines;
import io.jenkins.plugins.k6notify.cli.notify.RunEvents;
import io.jenkins.plugins.k6notify.cli.process.WrappedCommand;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.console.RunObserver;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command that wraps a command running k6. */
@Command(
        name = "run",
        description = {
            "Runs a command, passes its output through, and reports the k6 runs in it.",
            "",
            "Input, output, signals and exit code of the command pass through unchanged. With --json its output goes to standard error.",
            "The exit code decides the outcome of a run if the command is k6, or if its output shows k6."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "k6-notify run [OPTIONS] -- COMMAND [ARGUMENT...]",
        footer = {"", "Example: k6-notify run --slack-url-env SLACK_URL -- k6 run script.js"})
public final class RunCommand implements Callable<Integer> {

    @Mixin
    private NotificationOptions notificationOptions;

    @Option(
            names = "--expect-run",
            description = "If no k6 run is seen, send one finished notification with this reason.")
    private boolean expectRun;

    @Parameters(paramLabel = "COMMAND", description = "The command and its arguments, after --.")
    private List<String> command = List.of();

    private final CommandEnvironment environment;
    private int exitCode;

    public RunCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    /** @return the exit code of the command, independent of its notifications */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (command.isEmpty()) {
            throw new UsageException("no command given: k6-notify run [OPTIONS] -- k6 run script.js");
        }
        OutputStream out = notificationOptions.isJson() ? environment.err() : environment.out();
        try (WrappedCommand wrapped = new WrappedCommand(command, environment.variables(), out, environment.err())) {
            EventLines lines = new EventLines(environment.printErr(), "k6-notify: ");
            notificationOptions.send(environment, lines, (observer, events) -> run(wrapped, observer, events));
            return exitCode;
        }
    }

    private void run(WrappedCommand wrapped, RunObserver observer, RunEvents events) throws InterruptedException {
        K6Console console = new K6Console(
                environment.clock(), observer, wrapped.summaries(), wrapped.processes(), () -> "this machine");
        exitCode = wrapped.run(console);
        if (isK6(command.get(0))) {
            console.end(Ending.exit(exitCode));
        } else {
            console.processEnded(exitCode);
        }
        if (expectRun && !events.hasSeenRun()) {
            events.finished(K6Run.notSeen(
                    K6Status.ABORTED_BY_SYSTEM, environment.clock().instant()));
        }
    }

    /** Compares the base name, also with the extension used on Windows. */
    private static boolean isK6(String program) {
        return program.matches("(?s)(.*[/\\\\])?k6(\\.exe)?");
    }
}
