package io.jenkins.plugins.k6notify.benchmarks.plot;

import io.jenkins.plugins.k6notify.benchmarks.plot.Charts.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The pictures of the documentation, drawn from the results of benchmarks. */
final class Pictures {

    private static final double LOG_MEGABYTES = 200;

    /** Suffix of JMH for the fastest time of a benchmark. */
    private static final String FASTEST = ":p0.00";

    private static final String BLOCKS = "k6-notify, blocks of 8 KiB";
    private static final String LINES = "k6-notify, line by line";
    private static final String LITERAL = "find one fixed text";
    private static final String PATTERN = "find one of several texts";

    private static final List<LogKind> LOGS = List.of(
            new LogKind("WITHOUT_K6", "No line is k6's"),
            new LogKind("WITH_RUNS", "One line in a hundred is k6's"),
            new LogKind("WITH_SCATTERED_LINES", "The same, each on its own"),
            new LogKind("LONG_LINES", "Lines of 10 kB to 1 MB"));

    private final Path results;

    /** @param results a directory with files of CSV */
    Pictures(Path results) {
        this.results = results;
    }

    /** A value of the parameter {@code log}, with its heading. */
    private record LogKind(String parameter, String heading) {}

    /** Draws a picture from results. */
    private interface Drawing {
        Picture of(Results results) throws IOException;
    }

    /** Returns the pictures by the names of their files, except those without results. */
    Map<String, Picture> all() throws IOException {
        Map<String, Picture> pictures = new LinkedHashMap<>();
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

    private void draw(Map<String, Picture> pictures, String name, String file, Drawing drawing) throws IOException {
        if (Files.exists(results.resolve(file))) {
            Picture picture = drawing.of(Results.read(results.resolve(file)));
            Charts.addSource(picture.chart(), "Source: docs/internals/results/" + file);
            pictures.put(name, picture);
        }
    }

    private static Picture watcherSpeed(Results console) throws IOException {
        DefaultCategoryDataset speeds = new DefaultCategoryDataset();
        for (LogKind log : LOGS) {
            speeds.addValue(speed(console, "watcher", log, "BLOCKS"), BLOCKS, log.heading());
            speeds.addValue(speed(console, "watcher", log, "LINES"), LINES, log.heading());
            speeds.addValue(speed(console, "literal", log, "BLOCKS"), LITERAL, log.heading());
            speeds.addValue(speed(console, "pattern", log, "BLOCKS"), PATTERN, log.heading());
        }
        Mark memory =
                new Mark("one core reads memory", LOG_MEGABYTES / console.score("MemoryBenchmark.read" + FASTEST));
        return Charts.bars(
                "Speed of reading along a console of 200 MB", "0.00 'GB/s'", speeds, List.of(LITERAL, PATTERN), memory);
    }

    private static double speed(Results console, String reader, LogKind log, String chunks) throws IOException {
        String benchmark = "ConsoleBenchmark." + reader + FASTEST;
        return LOG_MEGABYTES / console.score(benchmark, "log", log.parameter(), "chunks", chunks, "sink", "NULL");
    }

    private static Picture watcherWithFile(Results console) throws IOException {
        DefaultCategoryDataset ratios = new DefaultCategoryDataset();
        for (LogKind log : LOGS) {
            ratios.addValue(comparedWithCopy(console, log, "BLOCKS"), "in blocks of 8 KiB", log.heading());
            ratios.addValue(comparedWithCopy(console, log, "LINES"), "line by line", log.heading());
        }
        return Charts.bars(
                "Time to write a console of 200 MB into a file and read along",
                "0.00 ×",
                ratios,
                List.of(),
                new Mark("writing alone", 1));
    }

    private static double comparedWithCopy(Results console, LogKind log, String chunks) throws IOException {
        String[] parameters = {"log", log.parameter(), "chunks", chunks, "sink", "FILE"};
        return console.score("ConsoleBenchmark.watcher" + FASTEST, parameters)
                / console.score("ConsoleBenchmark.copy" + FASTEST, parameters);
    }

    private static Picture submission(Results results) throws IOException {
        String file = "a plain file forced to disk";
        Map<String, String> percentiles = new LinkedHashMap<>();
        percentiles.put("0.50", "median");
        percentiles.put("0.99", "p99");
        percentiles.put("0.999", "p99.9");
        DefaultCategoryDataset times = new DefaultCategoryDataset();
        for (Map.Entry<String, String> percentile : percentiles.entrySet()) {
            String submit = "SubmissionBenchmark.submit:p" + percentile.getKey();
            String plainFile = "SubmissionBenchmark.plainFile:p" + percentile.getKey();
            String group = percentile.getValue();
            times.addValue(results.score(submit, "delivering", "false") / 1000, "while nothing is delivered", group);
            times.addValue(results.score(submit, "delivering", "true") / 1000, "while others are delivered", group);
            times.addValue(results.score(plainFile) / 1000, file, group);
        }
        return Charts.bars("Time to submit an event, until it is on disk", "0.00 'ms'", times, List.of(file), null);
    }

    private static Picture deliveries(Results results) throws IOException {
        DefaultCategoryDataset speeds = new DefaultCategoryDataset();
        for (String endpoints : List.of("1", "10", "200")) {
            double microseconds = results.score("DeliveryBenchmark.empty10000", "endpoints", endpoints);
            String bar = endpoints + (endpoints.equals("1") ? " channel" : " channels");
            speeds.addValue(1e6 / microseconds, bar, "all on two cores");
        }
        return Charts.bars(
                "Deliveries from a full outbox of 10,000",
                "#,##0 'per s'",
                speeds,
                List.of(),
                new Mark("target", 1000));
    }

    private static Picture soak(Results results) {
        XYSeriesCollection lines = new XYSeriesCollection();
        lines.addSeries(line(results, "heap kB", "MB of heap", 1.0 / 1024));
        lines.addSeries(line(results, "threads", "threads", 1));
        lines.addSeries(line(results, "open files", "open files", 1));
        return Charts.lines("Resources in use over the deliveries", "deliveries", lines);
    }

    private static XYSeries line(Results results, String column, String name, double factor) {
        XYSeries line = new XYSeries(name);
        for (Map<String, String> row : results.rows()) {
            line.add(Double.parseDouble(row.get("deliveries")), Double.parseDouble(row.get(column)) * factor);
        }
        return line;
    }

    private static Picture headOfLine(Results results) {
        String alone = "alone";
        DefaultCategoryDataset times = new DefaultCategoryDataset();
        for (String column : List.of("median", "p99")) {
            for (Map<String, String> row : results.rows()) {
                String faulty = row.get("faulty receivers");
                String bar = faulty.equals("0") ? alone : "beside " + faulty + " faulty receivers";
                times.addValue(Double.parseDouble(row.get(column + " ms")), bar, column);
            }
        }
        return Charts.bars(
                "Time from a submission to its arrival at a healthy receiver", "0.0 'ms'", times, List.of(alone), null);
    }
}
