package io.jenkins.plugins.k6notify.engine.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.console.Consoles;
import io.jenkins.plugins.k6notify.engine.console.ObservedRuns;
import io.jenkins.plugins.k6notify.engine.console.Recording;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioListReaderTest {

    private static final String HEAD =
            "     scenarios: (100.00%) 2 scenarios, 3 max VUs, 10m30s max duration (incl. graceful stop):\n";

    private static List<String> read(String... lines) {
        ScenarioListReader reader = new ScenarioListReader();
        reader.begin();
        return Arrays.stream(lines).map(reader::read).filter(Objects::nonNull).toList();
    }

    private static Banner banner(String list) {
        return ObservedRuns.play(
                        Consoles.LOGO + Consoles.BANNER + list + Consoles.RUNNING + Consoles.SUMMARY + Consoles.DONE,
                        Ending.exit(0))
                .only()
                .banner();
    }

    @ParameterizedTest
    @CsvSource({"v0.42.0", "v0.49.0", "v2.2.0"})
    void recordedRunHasScenarioOfEachVersion(String version) {
        assertThat(ObservedRuns.play(Recording.of(version + "/thresholds-fail").console(), Ending.exit(99))
                        .only()
                        .banner()
                        .scenarios())
                .containsExactly("default");
    }

    @Test
    void recordedRunHasSeveralScenarios() {
        assertThat(ObservedRuns.play(
                                Recording.of("v2.2.0/scenarios-startTime-late").console(), Ending.exit(0))
                        .only()
                        .banner()
                        .scenarios())
                .containsExactly("first", "later");
    }

    /** As k6 v2.3 prints {@code --scenario ui}: it leaves out the other scenarios before it counts. Not recorded. */
    @Test
    void selectedScenarioIsTheOnlyOne() {
        assertThat(banner(HEAD.replace("2 scenarios", "1 scenario")
                                + "              * ui: 1 iterations shared among 1 VUs (maxDuration: 10m0s, gracefulStop:"
                                + " 30s)\n\n")
                        .scenarios())
                .containsExactly("ui");
    }

    @Test
    void otherLinesEndList() {
        assertThat(read("scenarios: (100.00%) 2", "* a: 1 VUs", "* b-2_C: 1 VUs", "default [", "* c: 1 VUs"))
                .containsExactly("a", "b-2_C");
        assertThat(read("* a: 1 VUs")).isEmpty();
        assertThat(read("web dashboard: http://127.0.0.1:5665", "scenarios: (100.00%) 1", "* a: 1 VUs"))
                .containsExactly("a");
        assertThat(read("1", "2", "3", "4", "5", "6", "scenarios: (100.00%) 1", "* a: 1 VUs"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"* : x", "* no colon", "* <b>: x", "* a b: x", "*a: x"})
    void otherNamesAreIgnored(String line) {
        assertThat(read("scenarios: (100.00%) 1", line)).isEmpty();
    }

    @Test
    void numberAndLengthOfNamesAreLimited() {
        String list = IntStream.range(0, 60)
                .mapToObj(i -> "              * s" + i + ": 1 looping VUs for 1s\n")
                .collect(Collectors.joining("", HEAD, "\n"));

        assertThat(banner(list).scenarios()).hasSize(50).endsWith("s49");
        assertThat(read("scenarios: (1)", "* " + "x".repeat(100) + ": 1 VUs")).hasSize(1);
        assertThat(banner(HEAD + "              * " + "x".repeat(101) + ": 1 VUs\n")
                        .scenarios())
                .isEmpty();
    }

    @Test
    void blockLastsAsLongAsNextLineMayBelongToList() {
        ScenarioListReader reader = new ScenarioListReader();
        assertThat(reader.isInBlock()).isFalse();
        reader.begin();
        for (int i = 0; i < 6; i++) {
            assertThat(reader.isInBlock()).isTrue();
            reader.read("other");
        }
        assertThat(reader.isInBlock()).isFalse();
    }

    @Test
    void progressEndsSearch() {
        assertThat(banner("").scenarios()).isEmpty();
        assertThat(ObservedRuns.play(
                                Consoles.LOGO + Consoles.BANNER + Consoles.RUNNING + HEAD + "   * a: 1 VUs\n"
                                        + Consoles.SUMMARY + Consoles.DONE,
                                Ending.exit(0))
                        .only()
                        .banner()
                        .scenarios())
                .isEmpty();
    }

    @Test
    void eachPrefixHasItsOwnList() {
        String console = Arrays.stream(new String[] {"a", "b"})
                .map(name -> (Consoles.BANNER + HEAD + "              * " + name + ": 1 looping VUs for 1s\n"
                                + Consoles.RUNNING + Consoles.SUMMARY + Consoles.DONE)
                        .replaceAll("(?m)^(?=.)", "[" + name + "] "))
                .collect(Collectors.joining());

        assertThat(ObservedRuns.play(console, Ending.exit(0)).finished())
                .extracting(run -> run.banner().scenarios())
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"));
    }

    /** Whatever follows the banner, the list ends with the first line that is not one of its rows. */
    @Property
    void anyLinesHaveNamesOnlyBelowHead(@ForAll("lists") List<String> lines) {
        ScenarioListReader reader = new ScenarioListReader();
        reader.begin();
        boolean isListed = false;
        for (String line : lines) {
            String name = reader.read(line);
            if (name != null) {
                assertThat(isListed).isTrue();
                assertThat(name).matches("[A-Za-z0-9_-]{1,100}");
                assertThat(line).contains("* " + name + ":");
            }
            isListed = name != null || line.strip().startsWith("scenarios: (");
        }
    }

    @Provide
    Arbitrary<List<String>> lists() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of("* ", "a", ": ", ":", "scenarios: (", " ", "\t", "x".repeat(100)),
                Arbitraries.strings().ofMaxLength(3));
        return Arbitraries.oneOf(
                        Arbitraries.of("scenarios: (100.00%) 1", "* a-b_C: 1 VUs"),
                        piece.list().ofMaxSize(6).map(pieces -> String.join("", pieces)))
                .list()
                .ofMaxSize(10);
    }
}
