package io.jenkins.plugins.k6notify.trend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.view.TestNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The tests of a job over its last builds, starting with those of the last build. Immutable. */
@Restricted(NoExternalUse.class)
public final class TestTrends {

    /** The maximum number of tests on one page. */
    static final int SHOWN = 10;

    /** The maximum number of tests to choose from, as a build can print anything. */
    static final int KEPT = 200;

    private final List<TestTrend> tests;

    private TestTrends(Collection<TestTrend> tests) {
        this.tests = List.copyOf(tests);
    }

    /** @param builds builds, newest first */
    static TestTrends of(List<PastBuild> builds) {
        Set<String> ambiguous = testsThatNeedALabel(builds);
        TestNames names = new TestNames();
        builds.forEach(build -> build.runs().forEach(run -> names.add(run.test(), run.name())));
        Map<String, TestTrend> tests = new LinkedHashMap<>();
        for (PastBuild build : builds) {
            for (PastRun run : build.runs()) {
                String title = title(names.shown(run.test()), run.label(), ambiguous.contains(run.test()));
                TestTrend test = tests.size() < KEPT ? tests.computeIfAbsent(title, TestTrend::new) : tests.get(title);
                if (test != null) {
                    test.add(build.number(), run);
                }
            }
        }
        return new TestTrends(tests.values());
    }

    /** Returns tests that need a label, since one script in several branches of one build needs several curves. */
    private static Set<String> testsThatNeedALabel(List<PastBuild> builds) {
        Set<String> ambiguous = new HashSet<>();
        for (PastBuild build : builds) {
            Map<String, Set<String>> labels = new HashMap<>();
            for (PastRun run : build.runs()) {
                Set<String> ofTest = labels.computeIfAbsent(run.test(), test -> new HashSet<>());
                ofTest.add(run.label());
                if (ofTest.size() > 1) {
                    ambiguous.add(run.test());
                }
            }
        }
        return ambiguous;
    }

    private static String title(String name, @CheckForNull String label, boolean withLabel) {
        return withLabel && label != null ? name + " (" + label + ")" : name;
    }

    public boolean isEmpty() {
        return tests.isEmpty();
    }

    /** The titles of all tests to choose from. */
    public List<String> titles() {
        return tests.stream().map(TestTrend::title).toList();
    }

    /** Returns the chosen test, or the first tests if the choice is missing or unknown. */
    public List<TestTrend> shown(@CheckForNull String chosen) {
        List<TestTrend> wanted =
                tests.stream().filter(test -> test.title().equals(chosen)).toList();
        return wanted.isEmpty() ? tests.subList(0, Math.min(SHOWN, tests.size())) : wanted;
    }

    /** Whether some tests are omitted from the page. */
    public boolean isToBeChosen() {
        return tests.size() > SHOWN;
    }
}
