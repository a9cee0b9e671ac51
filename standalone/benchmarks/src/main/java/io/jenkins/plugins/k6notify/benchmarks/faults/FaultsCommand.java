package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.TemporaryDirectories;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.FaultMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Kills submitting processes at random times, then lets all receivers recover, and counts lost messages. */
@Command(
        name = "faults",
        description =
                "Sends to many faulty receivers from a process that is killed at random times; counts lost messages.")
public final class FaultsCommand implements Callable<Integer> {

    private static final int MIN_LIFE_MILLIS = 1000;
    private static final int MAX_LIFE_MILLIS = 6000;

    @Option(names = "--channels", description = "Number of receivers (default ${DEFAULT-VALUE}).", defaultValue = "100")
    private int channels;

    @Option(
            names = "--seconds",
            description = "Duration of the kills, in seconds (default ${DEFAULT-VALUE}).",
            defaultValue = "120")
    private int seconds;

    @Option(
            names = "--recovery",
            description = "Seconds for the last process to deliver the rest (default ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int recovery;

    @Option(
            names = "--events",
            description = "Events submitted per second (default ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int events;

    @Option(
            names = "--seed",
            description = "Seed for the times of the kills (default ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    private final DeliveryCheck check = new DeliveryCheck();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = TemporaryDirectories.create();
        Random random = new Random(seed);
        try (SimulatedReceivers receivers = new SimulatedReceivers(channels, Certificates.create(directory), check)) {
            receivers.writeAddresses(directory.resolve("addresses"));
            List<FaultMode> modes = receivers.faultModes();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            int kills = 0;
            for (; System.nanoTime() < end; kills++) {
                int life = MIN_LIFE_MILLIS + random.nextInt(MAX_LIFE_MILLIS - MIN_LIFE_MILLIS);
                run(directory, Integer.MAX_VALUE, "p" + kills, life);
            }
            receivers.recover();
            boolean emptied = run(directory, 0, "last", TimeUnit.SECONDS.toMillis(recovery));
            System.out.println("# killed " + kills + " times; "
                    + (emptied ? "the last process has delivered the rest" : "the last process did not end in time"));
            check.print(modes);
            return emptied && check.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            TemporaryDirectories.delete(directory);
        }
    }

    /** Runs a submitting process for a limited time, and returns whether it ended by itself. */
    private boolean run(Path directory, int runs, String name, long millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SubmittingProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(runs),
                        Integer.toString(events),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread reader = new Thread(() -> read(process), "reader of " + name);
        reader.start();
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        // Not destroyForcibly() of the process itself: that would also close its output, with lines not yet read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
        return ended && process.exitValue() == 0;
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                // The last line of a killed process may be incomplete.
                if (words.length == 3) {
                    check.submitted(words[1], Integer.parseInt(words[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
