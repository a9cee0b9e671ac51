package io.jenkins.plugins.k6notify.benchmarks.faults;

import io.jenkins.plugins.k6notify.benchmarks.delivery.Directories;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Certificates;
import io.jenkins.plugins.k6notify.benchmarks.receiver.Sickness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Kills a sending process again and again, then lets all receivers get well and counts. */
@Command(
        name = "faults",
        description = "Sends to many sick receivers from a process that is killed at random; counts what is lost.")
public final class FaultsCommand implements Callable<Integer> {

    private static final int SHORTEST_LIFE = 1000;
    private static final int LONGEST_LIFE = 6000;

    @Option(names = "--channels", description = "How many receivers (default ${DEFAULT-VALUE}).", defaultValue = "100")
    private int channels;

    @Option(names = "--seconds", description = "For how long to kill (default ${DEFAULT-VALUE}).", defaultValue = "120")
    private int seconds;

    @Option(
            names = "--recovery",
            description = "How many seconds the last process has to send all that is left (default ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int recovery;

    @Option(
            names = "--events",
            description = "How many are handed over in a second (default ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int events;

    @Option(names = "--seed", description = "Of the times of the kills (default ${DEFAULT-VALUE}).", defaultValue = "1")
    private long seed;

    private final Verdict verdict = new Verdict();

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        Path directory = Directories.make();
        Random random = new Random(seed);
        try (Channels receivers = new Channels(channels, Certificates.make(directory), verdict)) {
            receivers.writeAddresses(directory.resolve("addresses"));
            List<Sickness> sicknesses = receivers.sicknesses();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            int kills = 0;
            for (; System.nanoTime() < end; kills++) {
                int life = SHORTEST_LIFE + random.nextInt(LONGEST_LIFE - SHORTEST_LIFE);
                run(directory, Integer.MAX_VALUE, "p" + kills, life);
            }
            receivers.heal();
            boolean emptied = run(directory, 0, "last", TimeUnit.SECONDS.toMillis(recovery));
            System.out.println("# killed " + kills + " times; "
                    + (emptied
                            ? "the last process has sent all that was left"
                            : "the last process did not end in time"));
            verdict.print(sicknesses);
            return emptied && verdict.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            Directories.delete(directory);
        }
    }

    /** @return whether the process ended by itself */
    private boolean run(Path directory, int runs, String name, long millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(runs),
                        Integer.toString(events),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread reader = new Thread(() -> read(process), "reader of " + name);
        reader.start();
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        // Not of the process itself: that would also close its output, with lines not yet read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
        return ended && process.exitValue() == 0;
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                // The last line of a process that was killed may be half a line.
                if (words.length == 3) {
                    verdict.handed(words[1], Integer.parseInt(words[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
