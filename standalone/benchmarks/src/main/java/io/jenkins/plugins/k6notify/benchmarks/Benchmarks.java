package io.jenkins.plugins.k6notify.benchmarks;

import io.jenkins.plugins.k6notify.benchmarks.console.HostileLinesCommand;
import io.jenkins.plugins.k6notify.benchmarks.delivery.HistoryCommand;
import io.jenkins.plugins.k6notify.benchmarks.delivery.MemoryCommand;
import io.jenkins.plugins.k6notify.benchmarks.delivery.SoakCommand;
import io.jenkins.plugins.k6notify.benchmarks.faults.CrowdedOutboxCommand;
import io.jenkins.plugins.k6notify.benchmarks.faults.FaultsCommand;
import io.jenkins.plugins.k6notify.benchmarks.faults.FullDiskCommand;
import io.jenkins.plugins.k6notify.benchmarks.faults.HeadOfLineCommand;
import io.jenkins.plugins.k6notify.benchmarks.plot.PlotCommand;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Main class of the benchmarks: {@code jmh} with the options of JMH, and a command for each other measurement. */
@Command(
        name = "benchmarks.jar",
        description = "Benchmarks and fault injection of k6-notify. 'jmh -h' shows the options of JMH.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            HostileLinesCommand.class,
            MemoryCommand.class,
            HistoryCommand.class,
            SoakCommand.class,
            FaultsCommand.class,
            HeadOfLineCommand.class,
            FullDiskCommand.class,
            CrowdedOutboxCommand.class,
            PlotCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        CommandLine commands = new CommandLine(Benchmarks.class);
        if (arguments.length == 0) {
            commands.usage(System.err);
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(commands.execute(arguments));
    }
}
