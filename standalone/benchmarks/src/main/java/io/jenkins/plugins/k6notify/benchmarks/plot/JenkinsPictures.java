package io.jenkins.plugins.k6notify.benchmarks.plot;

import io.jenkins.plugins.k6notify.benchmarks.plot.BarChart.Bar;
import io.jenkins.plugins.k6notify.benchmarks.plot.BarChart.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures of what the profile measure of the root build has measured in a Jenkins. */
final class JenkinsPictures {

    private JenkinsPictures() {}

    /** How fast a console passes what decorates it, on the way into a file. */
    static Chart decorators(Results results) {
        Map<String, String> chunks = new LinkedHashMap<>();
        chunks.put("LINES", "Line by line");
        chunks.put("BLOCKS", "In blocks of 8 KiB");
        List<Group> groups = new ArrayList<>();
        chunks.forEach((name, heading) -> groups.add(new Group(
                heading,
                results.rows().stream()
                        .filter(row -> row.get("written in").equals(name)
                                && row.get("to").equals("FILE"))
                        .map(row -> bar(row.get("decorator"), row.get("MB in a second of a processor")))
                        .toList())));
        return new BarChart("How fast a console of 200 MB is written into a file", "MB/s", groups, null);
    }

    private static Bar bar(String decorator, String value) {
        return new Bar(decorator, Double.parseDouble(value), decorator.equals("k6Notify") ? Theme.OURS : Theme.OTHER);
    }

    /** How long builds take that run at the same time. */
    static Chart pipelines(Results results) {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("NOBODY", "without notification");
        ways.put("K6_NOTIFY", "k6Notify");
        ways.put("SLACK_SEND", "slackSend");
        List<Bar> bars = new ArrayList<>();
        ways.forEach((way, name) -> {
            List<Double> seconds = results.rows().stream()
                    .filter(row ->
                            row.get("told by").equals(way) && !row.get("round").equals("warm-up"))
                    .map(row -> Double.parseDouble(row.get("median build s")))
                    .sorted()
                    .toList();
            if (!seconds.isEmpty()) {
                bars.add(new Bar(
                        name, seconds.get(seconds.size() / 2), way.equals("K6_NOTIFY") ? Theme.OURS : Theme.OTHER));
            }
        });
        return new BarChart(
                "How long a pipeline with a k6 run of 20 s takes",
                "s",
                List.of(new Group("Many at once; the receiver takes 10 s to answer", bars)),
                null);
    }
}
