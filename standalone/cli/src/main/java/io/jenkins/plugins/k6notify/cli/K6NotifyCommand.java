package io.jenkins.plugins.k6notify.cli;

import io.jenkins.plugins.k6notify.cli.command.CompletionCommand;
import io.jenkins.plugins.k6notify.cli.command.DemoCommand;
import io.jenkins.plugins.k6notify.cli.command.ReceiveCommand;
import io.jenkins.plugins.k6notify.cli.command.ReplayCommand;
import io.jenkins.plugins.k6notify.cli.command.RunCommand;
import io.jenkins.plugins.k6notify.cli.command.TemplateCommand;
import io.jenkins.plugins.k6notify.cli.command.TestHookCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** Root command {@code k6-notify demo|run|replay|receive|test-hook|template} (docs/design.md §10). */
@Command(
        name = "k6-notify",
        description = "Notifies Slack, Microsoft Teams, webhooks and e-mail when a k6 load test starts and ends.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            ReceiveCommand.class,
            TestHookCommand.class,
            TemplateCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 success, 1 a delivery failed or was not made in time, 2 wrong usage; 'run' exits with the code of its command.",
            "First look: k6-notify demo"
        })
public final class K6NotifyCommand {

    private static final Logger LOGGER = Logger.getLogger(K6NotifyCommand.class.getName());

    private K6NotifyCommand() {}

    public static void main(String[] arguments) {
        LogLines.install(System.err);
        System.exit(execute(CommandEnvironment.ofProcess(), arguments));
    }

    /** @return the exit code */
    static int execute(CommandEnvironment environment, String... arguments) {
        PrintStream err = environment.printErr();
        CommandLine commandLine = commandLine(environment)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, args) -> usageError(err, text(e)))
                .setExecutionExceptionHandler((e, command, result) -> failure(err, e));
        if (arguments.length == 0) {
            commandLine.usage(err);
            return ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }

    /** Creates the command line with all commands and options, without executing one. */
    static CommandLine commandLine(CommandEnvironment environment) {
        return new CommandLine(new K6NotifyCommand(), new CommandFactory(environment))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int failure(PrintStream err, Exception e) {
        if (e instanceof UsageException) {
            return usageError(err, e.getMessage());
        }
        LOGGER.log(Level.FINE, "unexpected", e);
        err.println("k6-notify: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        return ExitCode.SOFTWARE;
    }

    private static int usageError(PrintStream err, String message) {
        err.println("k6-notify: " + message);
        return ExitCode.USAGE;
    }

    private static String text(ParameterException e) {
        String message = e.getMessage().lines().findFirst().orElse("wrong usage");
        return message + " (see '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help')";
    }
}
