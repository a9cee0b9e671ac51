package io.jenkins.plugins.k6notify.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorReaderTest {

    private static final String HEADER = "NAME   STAGE   AGE";

    private final OperatorReader reader = new OperatorReader();

    private String failed(String line) {
        reader.failed(HEADER);
        return reader.failed(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-z.A-Z0-9   error   5s",
                "a-z.A-Z0-9       error      1h5m   123456  ",
                "[2026-11-29T23:30:19.472Z] a-z.A-Z0-9   error   5s",
                "2026-11-29T23:30:19.472Z   a-z.A-Z0-9   error   5s",
                "a-z.A-Z0-9   error   0s   "
            })
    void rowInStageErrorNamesTestRun(String row) {
        assertThat(failed(row)).isEqualTo("a-z.A-Z0-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load  error   5s",
                "load   error  5s",
                "load   error",
                "load   error5s",
                "load   error   ",
                "load   error   s5",
                "load   error   5s  1",
                "load   error   5s   1 2",
                "load   error   5s   !",
                "lo_ad   error   5s",
                "   error   5s",
                "[2026-11-29T23:30:19.472Z]load   error   5s",
                "load   stopped   5s"
            })
    void otherRowIsIgnored(String row) {
        assertThat(failed(row)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAME   STAGE",
                "NAME   STAGE  AGE",
                "NAME  STAGE   AGE",
                "NAME   AGE   STAGE",
                "NAMES   STAGE   AGE"
            })
    void rowUnderOtherHeaderIsIgnored(String header) {
        reader.failed(header);

        assertThat(reader.failed("load   error   5s")).isNull();
    }

    @Test
    void nameAndAgeAreLimited() {
        assertThat(failed("x".repeat(253) + "   error   5s")).hasSize(253);
        assertThat(failed("x".repeat(254) + "   error   5s")).isNull();
        assertThat(failed("load   error   " + "5".repeat(20))).isEqualTo("load");
        assertThat(failed("load   error   " + "5".repeat(21))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[pod/a-initializer-x7k2p/k6] ", "2026-11-29T23:30:19.472Z [pod/a.b-initializer-bbbbb/k6-1] "})
    void podThatChecksScriptIsInitializer(String prefix) {
        assertThat(OperatorReader.isOfInitializer(LinePrefix.of(prefix))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[pod/a-1-x7k2p/k6] ",
                "[pod/initializer-x7k2p/k6] ",
                "[pod/a-initializer/k6] ",
                "[pod/a-initializer-x7k2/k6] ",
                "[pod/a-initializer-aeiou/k6] ",
                "[pod/a-initializer-x7k2p/k6] x "
            })
    void otherPodIsNoInitializer(String prefix) {
        assertThat(OperatorReader.isOfInitializer(LinePrefix.of(prefix))).isFalse();
    }

    /** Rows have the name in the first column, and their header before them. */
    @Property
    void anyLinesHaveNamesOnlyBelowHeader(@ForAll("tables") List<String> lines) {
        OperatorReader any = new OperatorReader();
        boolean isHeaderSeen = false;
        for (String line : lines) {
            String name = any.failed(line);
            isHeaderSeen |= line.contains("NAME   ") && line.contains("STAGE   ");
            if (name != null) {
                assertThat(isHeaderSeen).isTrue();
                assertThat(name).matches("[A-Za-z0-9.-]{1,253}");
                assertThat(line).contains(name + "   ").contains("   error   ");
            }
        }
    }

    @Provide
    Arbitrary<List<String>> tables() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.of("NAME", "STAGE", "AGE", "error", "load-1", "5s", "[12:00:00] load", "x".repeat(253)),
                Arbitraries.strings().ofMaxLength(3));
        Arbitrary<String> line = Combinators.combine(cell.list().ofMaxSize(5), Arbitraries.of("   ", "     ", "  "))
                .as((cells, gap) -> String.join(gap, cells));
        return Arbitraries.oneOf(Arbitraries.of(HEADER, "load   error   5s"), line)
                .list()
                .ofMaxSize(8);
    }
}
