package io.jenkins.plugins.k6notify.benchmarks.plot;

import io.jenkins.plugins.k6notify.benchmarks.plot.BarChart.Bar;
import io.jenkins.plugins.k6notify.benchmarks.plot.BarChart.Group;
import io.jenkins.plugins.k6notify.benchmarks.plot.BarChart.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which pictures there are, and of which results each is drawn. */
final class Pictures {

    private static final double LOG_MEGABYTES = 200;

    /** Of all times of a benchmark. */
    private static final String FASTEST = ":p0.00";

    private static final Map<String, String> LOGS = logs();

    private final Path results;

    /** @param results a directory with files of CSV */
    Pictures(Path results) {
        this.results = results;
    }

    /** The charts by the names of their files; those are left out whose results are not there. */
    Map<String, Chart> all() throws IOException {
        Map<String, Chart> pictures = new LinkedHashMap<>();
        draw(pictures, "watcher-speed.svg", "console.csv", Pictures::watcherSpeed);
        draw(pictures, "watcher-with-file.svg", "console.csv", Pictures::watcherWithFile);
        draw(pictures, "submission.svg", "submission.csv", Pictures::submission);
        draw(pictures, "deliveries.svg", "delivery.csv", Pictures::deliveries);
        draw(pictures, "soak.svg", "soak.csv", Pictures::soak);
        draw(pictures, "head-of-line.svg", "head-of-line.csv", Pictures::headOfLine);
        draw(pictures, "decorators.svg", "decorators.csv", JenkinsPictures::decorators);
        draw(pictures, "pipelines.svg", "pipelines-late-receiver.csv", JenkinsPictures::pipelines);
        return pictures;
    }

    private interface Drawing {
        Chart of(Results results) throws IOException;
    }

    private void draw(Map<String, Chart> pictures, String name, String file, Drawing drawing) throws IOException {
        if (Files.exists(results.resolve(file))) {
            pictures.put(name, drawing.of(Results.read(results.resolve(file))));
        }
    }

    private static Chart watcherSpeed(Results console) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, String> log : LOGS.entrySet()) {
            groups.add(new Group(
                    log.getValue(),
                    List.of(
                            new Bar(
                                    "k6-notify, blocks of 8 KiB",
                                    speed(console, "watcher", log.getKey(), "BLOCKS"),
                                    Theme.OURS),
                            new Bar(
                                    "k6-notify, line by line",
                                    speed(console, "watcher", log.getKey(), "LINES"),
                                    Theme.OURS),
                            new Bar(
                                    "find one fixed text",
                                    speed(console, "literal", log.getKey(), "BLOCKS"),
                                    Theme.OTHER),
                            new Bar(
                                    "find one of several",
                                    speed(console, "pattern", log.getKey(), "BLOCKS"),
                                    Theme.OTHER))));
        }
        Mark memory =
                new Mark("one core reads memory", LOG_MEGABYTES / console.score("MemoryBenchmark.read" + FASTEST));
        return new BarChart("How fast a console of 200 MB is read along", "GB/s", groups, memory);
    }

    private static double speed(Results console, String reader, String log, String chunks) throws IOException {
        return LOG_MEGABYTES
                / console.score("ConsoleBenchmark." + reader + FASTEST, "log", log, "chunks", chunks, "sink", "NULL");
    }

    private static Chart watcherWithFile(Results console) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, String> log : LOGS.entrySet()) {
            groups.add(new Group(
                    log.getValue(),
                    List.of(
                            new Bar(
                                    "k6-notify, blocks of 8 KiB",
                                    besideCopy(console, log.getKey(), "BLOCKS"),
                                    Theme.OURS),
                            new Bar(
                                    "k6-notify, line by line",
                                    besideCopy(console, log.getKey(), "LINES"),
                                    Theme.OURS))));
        }
        return new BarChart(
                "Time to write a console of 200 MB into a file and read along",
                "×",
                groups,
                new Mark("the same without reading along", 1));
    }

    private static double besideCopy(Results console, String log, String chunks) throws IOException {
        String[] parameters = {"log", log, "chunks", chunks, "sink", "FILE"};
        return console.score("ConsoleBenchmark.watcher" + FASTEST, parameters)
                / console.score("ConsoleBenchmark.copy" + FASTEST, parameters);
    }

    private static Chart submission(Results results) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, String> percentile :
                Map.of("0.50", "median", "0.99", "p99", "0.999", "p99.9").entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList()) {
            String submit = "SubmissionBenchmark.submit:p" + percentile.getKey();
            groups.add(new Group(
                    percentile.getValue(),
                    List.of(
                            new Bar("nothing is delivered", milliseconds(results, submit, "false"), Theme.OURS),
                            new Bar("while others are delivered", milliseconds(results, submit, "true"), Theme.OURS),
                            new Bar(
                                    "a plain file forced to disk",
                                    results.score("SubmissionBenchmark.plainFile:p" + percentile.getKey()) / 1000,
                                    Theme.OTHER))));
        }
        return new BarChart("How long a build waits for an event to be on disk", "ms", groups, null);
    }

    private static double milliseconds(Results results, String benchmark, String delivering) throws IOException {
        return results.score(benchmark, "delivering", delivering) / 1000;
    }

    private static Chart deliveries(Results results) throws IOException {
        List<Bar> bars = new ArrayList<>();
        for (String endpoints : List.of("1", "10", "200")) {
            double microseconds = results.score("DeliveryBenchmark.empty10000", "endpoints", endpoints);
            bars.add(new Bar(
                    endpoints + (endpoints.equals("1") ? " channel" : " channels"), 1e6 / microseconds, Theme.OURS));
        }
        return new BarChart(
                "Deliveries from a full outbox of 10,000",
                "per s",
                List.of(new Group("To receivers on the same two cores", bars)),
                new Mark("target", 1000));
    }

    private static Chart soak(Results results) {
        List<Double> deliveries = column(results, "deliveries", 1);
        return new LineChart(
                String.format(
                        Locale.ROOT, "What is in use over %,.0f deliveries", deliveries.get(deliveries.size() - 1)),
                "deliveries",
                deliveries,
                List.of(
                        new LineChart.Line("open files", column(results, "open files", 1), Theme.OTHER),
                        new LineChart.Line("threads", column(results, "threads", 1), Theme.THIRD),
                        new LineChart.Line("MB of heap", column(results, "heap kB", 1.0 / 1024), Theme.OURS)));
    }

    private static List<Double> column(Results results, String name, double factor) {
        return results.rows().stream()
                .map(row -> Double.parseDouble(row.get(name)) * factor)
                .toList();
    }

    private static Chart headOfLine(Results results) {
        List<Group> groups = new ArrayList<>();
        for (String column : List.of("median", "p99")) {
            List<Bar> bars = new ArrayList<>();
            for (Map<String, String> row : results.rows()) {
                boolean alone = row.get("faulty receivers").equals("0");
                bars.add(new Bar(
                        alone ? "alone" : "beside " + row.get("faulty receivers") + " faulty ones",
                        Double.parseDouble(row.get(column + " ms")),
                        alone ? Theme.OTHER : Theme.OURS));
            }
            groups.add(new Group(column, bars));
        }
        return new BarChart("Time from an event to its arrival at a healthy receiver", "ms", groups, null);
    }

    private static Map<String, String> logs() {
        Map<String, String> logs = new LinkedHashMap<>();
        logs.put("WITHOUT_K6", "No line is k6's");
        logs.put("WITH_RUNS", "One line in a hundred is k6's");
        logs.put("WITH_SCATTERED_LINES", "The same, each on its own");
        logs.put("LONG_LINES", "Lines of 10 kB to 1 MB");
        return logs;
    }
}
