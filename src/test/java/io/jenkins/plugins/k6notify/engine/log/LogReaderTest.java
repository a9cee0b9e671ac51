package io.jenkins.plugins.k6notify.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.text.GoString;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

    private final LogReader reader = new LogReader();

    @Test
    void readsText() {
        LogEntry entry = reader.read(
                        "time=\"2026-11-23T07:30:21Z\" level=error msg=\"Error: \\\"no\\\" luck\\n\\tat setup\\n\" "
                                + "hint=\"script exception\" source=stacktrace")
                .orElseThrow();

        assertThat(entry.level()).isEqualTo("error");
        assertThat(entry.message()).isEqualTo("Error: \"no\" luck\n\tat setup\n");
        assertThat(entry.fields()).isEqualTo(Map.of("hint", "script exception", "source", "stacktrace"));
        assertThat(entry.isOwn()).isTrue();
    }

    @Test
    void readsJson() {
        LogEntry entry = reader.read(
                        "{\"hint\":\"script exception\",\"level\":\"error\",\"msg\":\"Error: x\\n\\tat y\",\"time\":\"t\"}")
                .orElseThrow();

        assertThat(entry)
                .isEqualTo(new LogEntry("error", "Error: x\n\tat y", Map.of("hint", "script exception"), true));
    }

    @Test
    void readsTerminalFormat() {
        LogEntry entry = reader.read(
                        "ERRO[0003] thresholds on metrics 'a=b' have been crossed  hint=\"a \\\" b\" sig=interrupt ")
                .orElseThrow();

        assertThat(entry)
                .isEqualTo(new LogEntry(
                        "error",
                        "thresholds on metrics 'a=b' have been crossed",
                        Map.of("hint", "a \" b", "sig", "interrupt"),
                        true));
    }

    @Test
    void readsEmptyOrTruncatedQuotedText() {
        assertThat(reader.read("time=\"t\" level=error msg=\"\"").orElseThrow().message())
                .isEmpty();
        assertThat(reader.read("time=\"t\" level=error msg=\"cut short\\")
                        .orElseThrow()
                        .message())
                .isEqualTo("cut short\\");
        assertThat(GoString.unquoted("\"a\\\"")).isEqualTo("a\\");
    }

    @Test
    void readsAtMostSixteenFields() {
        String fields =
                IntStream.rangeClosed(1, 17).mapToObj(i -> " f" + i + "=x").collect(Collectors.joining());
        LogEntry entry = reader.read("ERRO[0001] test aborted" + fields).orElseThrow();

        assertThat(entry.fields()).hasSize(16).doesNotContainKey("f1");
        assertThat(entry.message()).isEqualTo("test aborted f1=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time=\"t\" level=error msg=\"test aborted\" source=console",
                "time=\"t\" level=error msg=x executor=shared-iterations scenario=default source=stacktrace",
                "time=\"t\" level=error msg=x instance_id=1 test_run_id=123",
                "{\"level\":\"error\",\"msg\":\"test aborted\",\"source\":\"console\"}",
                "ERRO[0001] test aborted                                   source=console"
            })
    void entryOfScriptIsNotOwn(String line) {
        assertThat(reader.read(line).orElseThrow().isOwn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time=",
                "time flies",
                "time=\"t\" level=error",
                "time=\"unfinished",
                "time=\"t\" level=error =x msg=y",
                "time=\"t\" level=error a b=x msg=y",
                "time=\"t\" level=error a\"b=x msg=y",
                "{",
                "{}",
                "{\"level\":\"error\"}",
                "[1]",
                "ERRO[3] x",
                "ERROR: x"
            })
    void otherLinesAreNoEntries(String line) {
        assertThat(reader.read(line)).isEmpty();
    }

    @Property
    void readsAnyTextWithoutException(@ForAll String text) {
        for (String start : new String[] {"", "time=", "{", "ERRO[0001] ", "time=\"t\" level=error msg=\""}) {
            assertThat(reader.read(start + text)).isNotNull();
        }
    }

    /** A line has at most 64 KiB; hostile lines must not take longer than others. */
    @Test
    @Timeout(20)
    void hostileLinesAreReadInReasonableTime() {
        for (String piece : new String[] {" a=\"", "\\\"", " a=b", "{\"a\":", "=", " ", "\""}) {
            String line = piece.repeat((64 << 10) / piece.length());
            for (String start : new String[] {"ERRO[0001] ", "time=\"t\" ", "{\"level\":", ""}) {
                assertThat(reader.read(start + line)).isNotNull();
            }
        }
    }
}
