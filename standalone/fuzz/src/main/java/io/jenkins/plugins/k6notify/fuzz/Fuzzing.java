package io.jenkins.plugins.k6notify.fuzz;

import io.jenkins.plugins.k6notify.engine.console.ConsoleTarget;
import io.jenkins.plugins.k6notify.engine.delivery.DeliveryFileTarget;
import io.jenkins.plugins.k6notify.engine.delivery.RetryAfterTarget;
import io.jenkins.plugins.k6notify.engine.summary.SummaryTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs the targets one after the other, each in a process of its own, from what real k6 wrote. Fails at the first finding,
 * whose input is then kept.
 */
public final class Fuzzing {

    /** Longer inputs are slower and show nothing new. */
    private static final int LONGEST_INPUT = 16 << 10;

    private Fuzzing() {}

    /** @param args seconds for each target, folder of recorded consoles, folder to work in */
    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Path recordings = Path.of(args[1]);
        Path work = Path.of(args[2]);
        run(ConsoleTarget.class, seconds, work, filesNamed(recordings, "console.txt"));
        run(SummaryTarget.class, seconds, work, filesNamed(recordings, "summary.json"));
        run(DeliveryFileTarget.class, seconds, work, Map.of("delivery", DeliveryFileTarget.sample()));
        run(RetryAfterTarget.class, seconds, work, retryAfter());
    }

    private static void run(Class<?> target, int seconds, Path work, Map<String, byte[]> seeds)
            throws IOException, InterruptedException {
        Path findings = work.resolve("corpus");
        Path corpus = Files.createDirectories(findings.resolve(target.getSimpleName()));
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            Files.write(corpus.resolve(seed.getKey()), seed.getValue());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.jenkins.plugins.k6notify.**",
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-print_final_stats=1",
                corpus.toString()));
        int exit = new ProcessBuilder(command)
                .directory(findings.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    target.getSimpleName() + " has a finding, see above; its input is in " + findings);
        }
    }

    private static Map<String, byte[]> filesNamed(Path folder, String name) throws IOException {
        Map<String, byte[]> seeds = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.endsWith(name)).toList()) {
                String seed = folder.relativize(file.getParent()).toString().replaceAll("[^a-zA-Z0-9.]", "-");
                seeds.put(seed, Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private static Map<String, byte[]> retryAfter() {
        return Map.of(
                "seconds", bytes("120"),
                "date", bytes("Sun, 06 Nov 1994 08:49:37 GMT"),
                "rfc850", bytes("Sunday, 06-Nov-94 08:49:37 GMT"),
                "asctime", bytes("Sun Nov  6 08:49:37 1994"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
