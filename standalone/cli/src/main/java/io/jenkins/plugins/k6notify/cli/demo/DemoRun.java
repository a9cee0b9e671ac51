package io.jenkins.plugins.k6notify.cli.demo;

import io.jenkins.plugins.k6notify.cli.CommandEnvironment;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.cli.notify.RunEvents;
import io.jenkins.plugins.k6notify.cli.process.WrappedCommand;
import io.jenkins.plugins.k6notify.engine.console.K6Console;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Run for the demo: a recorded one, or an actual execution of k6. */
public final class DemoRun {

    private static final int THRESHOLDS_HAVE_FAILED = 99;

    private final CommandEnvironment environment;

    public DemoRun(CommandEnvironment environment) {
        this.environment = environment;
    }

    /** Replays the output and summary of k6 v2.2.0 from a run with a crossed threshold. */
    public void play(RunEvents events) throws IOException {
        K6Console console = new K6Console(environment.clock(), events);
        try (InputStream in = resource("console.txt");
                ConsoleWatcher watcher = new ConsoleWatcher(OutputStream.nullOutputStream(), console)) {
            in.transferTo(watcher);
        }
        console.end(new Ending(THRESHOLDS_HAVE_FAILED, null, summary()));
    }

    /**
     * Runs k6 from the PATH for ten seconds.
     *
     * @param page target of its requests
     * @throws UsageException if k6 is missing
     */
    public void runK6(RunEvents events, URI page) throws IOException, InterruptedException {
        Path script = Files.createTempFile("k6-notify-demo-", ".js");
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put("DEMO_PAGE", page.toString());
        List<String> command = List.of("k6", "run", script.toString());
        try (InputStream in = resource("script.js");
                WrappedCommand k6 = new WrappedCommand(command, variables, environment.out(), environment.err())) {
            Files.write(script, in.readAllBytes());
            K6Console console = new K6Console(environment.clock(), events, k6.summaries());
            int exitCode = k6.run(console);
            if (exitCode == WrappedCommand.NOT_FOUND) {
                throw new UsageException("there is no k6 on the PATH; without --live the demo plays a recorded run");
            }
            console.end(Ending.exit(exitCode));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static K6Summary summary() throws IOException {
        try (InputStream in = resource("summary.json")) {
            return new SummaryReader().read(in);
        }
    }

    private static InputStream resource(String name) {
        return DemoRun.class.getResourceAsStream(name);
    }
}
