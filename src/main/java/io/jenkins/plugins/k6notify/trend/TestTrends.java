package io.jenkins.plugins.k6notify.trend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.trend.TestTrend.Row;
import io.jenkins.plugins.k6notify.view.TestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The tests of a job over its last builds, starting with those of the last build. */
@Restricted(NoExternalUse.class)
public record TestTrends(List<TestTrend> tests) {

    /** The maximum number of tests on one page. */
    static final int MAX_SHOWN = 10;

    /** The maximum number of tests to choose from, as a build can print anything. */
    static final int MAX_TESTS = 200;

    /**
     * @param builds builds, newest first
     * @param pinned pinned runs by key of their test
     */
    static TestTrends of(List<PastBuild> builds, Map<String, PinnedRun> pinned) {
        Set<String> labelled = testsThatNeedALabel(builds);
        TestNames names = new TestNames();
        builds.forEach(build -> build.runs().forEach(run -> names.add(run.test(), run.name())));
        Map<String, List<Row>> tests = new LinkedHashMap<>();
        for (PastBuild build : builds) {
            for (PastRun run : build.runs()) {
                String title = title(names.shown(run.test()), labelled.contains(run.test()) ? run.label() : null);
                if (tests.size() < MAX_TESTS || tests.containsKey(title)) {
                    tests.computeIfAbsent(title, any -> new ArrayList<>()).add(new Row(build.number(), run));
                }
            }
        }
        return new TestTrends(tests.entrySet().stream()
                .map(test -> trend(test.getKey(), test.getValue(), pinned))
                .toList());
    }

    private static TestTrend trend(String title, List<Row> rows, Map<String, PinnedRun> pinned) {
        return new TestTrend(title, rows, pinned.get(rows.get(0).run().test()));
    }

    /** Returns tests that need a label, since one script in several branches of one build needs several curves. */
    private static Set<String> testsThatNeedALabel(List<PastBuild> builds) {
        return builds.stream()
                .map(build ->
                        build.runs().stream().collect(groupingBy(PastRun::test, mapping(PastRun::label, toSet()))))
                .flatMap(labelsByTest -> labelsByTest.entrySet().stream())
                .filter(labels -> labels.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static String title(String name, @CheckForNull String label) {
        return label == null ? name : name + " (" + label + ")";
    }

    public boolean isEmpty() {
        return tests.isEmpty();
    }

    /** Returns the titles of all tests to choose from. */
    public List<String> titles() {
        return tests.stream().map(TestTrend::title).toList();
    }

    /** Returns the chosen test, or the first tests if the choice is missing or unknown. */
    public List<TestTrend> shown(@CheckForNull String chosen) {
        List<TestTrend> wanted =
                tests.stream().filter(test -> test.title().equals(chosen)).toList();
        return wanted.isEmpty() ? tests.subList(0, Math.min(MAX_SHOWN, tests.size())) : wanted;
    }

    /**
     * Returns the measures of these tests.
     *
     * @param wanted key of the chosen one; null for the default
     */
    public MeasureChoice measures(List<TestTrend> shown, @CheckForNull String wanted) {
        return MeasureChoice.of(shown, wanted);
    }

    /** Whether some tests are omitted from the page. */
    public boolean isToBeChosen() {
        return tests.size() > MAX_SHOWN;
    }
}
