package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.data.category.DefaultCategoryDataset;

/** Pictures of the results that the profile {@code measure} of the root build measured in a Jenkins. */
final class JenkinsPictures {

    private JenkinsPictures() {}

    /** Draws how fast decorated consoles are written into a file. */
    static Picture decorators(Results results) {
        Map<String, String> chunks = new LinkedHashMap<>();
        chunks.put("LINES", "Line by line");
        chunks.put("BLOCKS", "In blocks of 8 KiB");
        DefaultCategoryDataset speeds = new DefaultCategoryDataset();
        chunks.forEach((chunk, group) -> results.rows().stream()
                .filter(row ->
                        row.get("written in").equals(chunk) && row.get("to").equals("FILE"))
                .forEach(row -> speeds.addValue(
                        Double.parseDouble(row.get("MB in a second of a processor")), row.get("decorator"), group)));
        return Charts.bars(
                "Speed of writing a console of 200 MB into a file",
                "#,##0 'MB/s'",
                speeds,
                List.of("plain copy", "withCredentials", "timestamps"),
                null);
    }

    /** Draws how long concurrent builds take. */
    static Picture pipelines(Results results) {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("NOBODY", "without notification");
        ways.put("K6_NOTIFY", "k6Notify");
        ways.put("SLACK_SEND", "slackSend");
        DefaultCategoryDataset times = new DefaultCategoryDataset();
        ways.forEach((way, name) -> {
            List<Double> seconds = results.rows().stream()
                    .filter(row ->
                            row.get("told by").equals(way) && !row.get("round").equals("warm-up"))
                    .map(row -> Double.parseDouble(row.get("median build s")))
                    .sorted()
                    .toList();
            if (!seconds.isEmpty()) {
                times.addValue(seconds.get(seconds.size() / 2), name, "receiver takes 10 s");
            }
        });
        return Charts.bars(
                "Duration of a pipeline with a k6 run of 20 s",
                "0.0 's'",
                times,
                List.of("without notification", "slackSend"),
                null);
    }
}
