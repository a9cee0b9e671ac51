package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The measures that the tests of a page offer, and the chosen one.
 *
 * @param offered the default first, then by name; at most {@value #MAX_MEASURES} besides the default
 */
@Restricted(NoExternalUse.class)
public record MeasureChoice(List<Measure> offered, Measure chosen) {

    /** Maximum number of measures, as runs may have any metrics; those of the newest runs count. */
    static final int MAX_MEASURES = 200;

    public MeasureChoice {
        offered = List.copyOf(offered);
    }

    /** @param wanted key of a measure; the default is chosen if it is null or not offered */
    static MeasureChoice of(List<TestTrend> tests, @CheckForNull String wanted) {
        Set<String> keys = new LinkedHashSet<>();
        // Most runs share their list of keys.
        Set<List<String>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TestTrend test : tests) {
            for (TestTrend.Row row : test.rows()) {
                List<String> ofRun = row.run().values().keys();
                if (seen.add(ofRun)) {
                    ofRun.stream()
                            .filter(key -> keys.size() < MAX_MEASURES || key.equals(wanted))
                            .forEach(keys::add);
                }
            }
        }
        List<Measure> measures = Stream.concat(
                        Stream.of(Measure.P95),
                        keys.stream()
                                .map(key -> Measure.of(key, keys::contains))
                                .filter(measure -> !measure.key().equals(Measure.P95.key()))
                                .sorted(Comparator.comparing(Measure::title)))
                .toList();
        return new MeasureChoice(
                measures,
                measures.stream()
                        .filter(measure -> measure.key().equals(wanted))
                        .findFirst()
                        .orElse(Measure.P95));
    }
}
