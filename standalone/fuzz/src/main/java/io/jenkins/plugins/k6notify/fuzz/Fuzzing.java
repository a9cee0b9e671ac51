package io.jenkins.plugins.k6notify.fuzz;

import io.jenkins.plugins.k6notify.engine.console.ConsoleTarget;
import io.jenkins.plugins.k6notify.engine.delivery.http.RetryAfterTarget;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryFileTarget;
import io.jenkins.plugins.k6notify.engine.summary.SummaryTarget;
import io.jenkins.plugins.k6notify.engine.template.TemplateTarget;
import io.jenkins.plugins.k6notify.fuzz.input.EditedJson;
import io.jenkins.plugins.k6notify.fuzz.input.Recordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the targets one after the other, each in a process of its own, from what real k6 wrote. Fails at the first finding,
 * whose input is then kept. What a run found of new ways through the code is where the next one goes on.
 */
public final class Fuzzing {

    /** Longer inputs are slower and show nothing new. */
    private static final int LONGEST_INPUT = 16 << 10;

    /** What {@code kubectl get testrun -w} prints, which no recording contains. */
    private static final String TABLE = "NAME       STAGE   AGE\ncheckout           0s\ncheckout   error   5s\n";

    private static final String OWN = "io.jenkins.plugins.k6notify.**";

    private Fuzzing() {}

    /** @param args seconds in all, folder of dictionaries, folder to work in */
    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Path work = Files.createDirectories(Path.of(args[2]).toAbsolutePath().resolve("fuzzing"));
        List<Campaign> campaigns = campaigns();
        Path dictionaries = Path.of(args[1]).toAbsolutePath();
        int shares = campaigns.stream().mapToInt(Campaign::share).sum();
        for (Campaign campaign : campaigns) {
            run(campaign, Math.max(1, seconds * campaign.share() / shares), dictionaries, work);
        }
    }

    private static List<Campaign> campaigns() throws IOException {
        return List.of(
                new Campaign(ConsoleTarget.class, 5, consoles()),
                new Campaign(SummaryTarget.class, 3, asTheyAre(Recordings.contents("summary.json"))),
                new Campaign(DeliveryFileTarget.class, 3, asTheyAre(DeliveryFileTarget.seeds())),
                new Campaign(RetryAfterTarget.class, 1, RetryAfterTarget.seeds()),
                new Campaign(TemplateTarget.class, 3, TemplateTarget.seeds()));
    }

    private static List<byte[]> consoles() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(ConsoleTarget.seed(TABLE.getBytes(StandardCharsets.UTF_8), 0));
        for (String name : List.of("console.txt", "console.timestamps.txt", "console.tty.txt")) {
            for (Path console : Recordings.paths(name)) {
                int exitCode = Integer.parseInt(
                        Files.readString(console.resolveSibling("exit")).strip());
                seeds.add(ConsoleTarget.seed(Recordings.bytes(console), exitCode));
            }
        }
        return seeds;
    }

    /** With the byte behind them by which {@link EditedJson} leaves them alone. */
    private static List<byte[]> asTheyAre(List<byte[]> texts) {
        return texts.stream().map(text -> Arrays.copyOf(text, text.length + 1)).toList();
    }

    private static void run(Campaign campaign, int seconds, Path dictionaries, Path work)
            throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(work.resolve(campaign.name()));
        campaign.plant(corpus);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // An input that needs more is a finding.
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-D" + Recordings.FOLDER + "=" + System.getProperty(Recordings.FOLDER),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + campaign.target().getName(),
                "--instrumentation_includes=" + OWN,
                "--custom_hook_includes=" + OWN,
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-dict=" + dictionaries.resolve(campaign.name() + ".dict"),
                "-use_value_profile=1",
                "-print_final_stats=1",
                corpus.toString());
        int exit = new ProcessBuilder(command)
                .directory(work.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(campaign.name() + " has a finding, see above; its input is in " + work);
        }
    }
}
