package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.log.LogEntry;
import io.jenkins.plugins.k6notify.engine.log.LogReader;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingEntryTest {

    private static final String WRAPPED = "time=\"2026-11-23T07:30:17Z\" level=error msg=\"thresholds on  ";

    private final LogReader reader = new LogReader();

    private Optional<PendingEntry> of(String text) {
        LogEntry entry = reader.read(text).orElseThrow();
        return PendingEntry.of(LinePrefix.NONE, new LineStamp(1, Instant.EPOCH), text, entry);
    }

    private PendingEntry pending(String text, String... lines) {
        PendingEntry pending = of(text).orElseThrow();
        for (String line : lines) {
            assertThat(pending.isOver()).as(line).isFalse();
            pending.add(line, reader);
        }
        return pending;
    }

    @Test
    void of_completeEntry_isEmpty() {
        assertThat(of("time=\"t\" level=error msg=\"test aborted\"")).isEmpty();
        assertThat(of("INFO[0001] hello")).isEmpty();
        assertThat(of("ERRO[0001] x  hint=\"script exception\"")).isEmpty();
    }

    @Test
    void entry_wrapped_isJoinedUntilComplete() {
        PendingEntry pending = pending(WRAPPED, "metrics 'a' have ", "been crossed\"");
        assertThat(pending.isOver()).isTrue();
        assertThat(pending.entry().message()).isEqualTo("thresholds on  metrics 'a' have been crossed");
        assertThat(pending.entry().complete()).isTrue();
    }

    @Test
    void spaced_wrapped_joinsLinesWithBlank() {
        PendingEntry pending = pending(WRAPPED, "  metrics 'a' have  ", " been crossed\"");
        assertThat(pending.spaced(reader).message()).isEqualTo("thresholds on metrics 'a' have been crossed");
    }

    @Test
    void spaced_singleLine_isEntry() {
        PendingEntry pending = pending(WRAPPED);
        assertThat(pending.spaced(reader)).isEqualTo(pending.entry());
    }

    @Test
    void spaced_terminal_isEntry() {
        PendingEntry pending = pending("ERRO[0001] a", "b  hint=x");
        assertThat(pending.spaced(reader)).isEqualTo(pending.entry());
    }

    @Test
    void add_positionOfPowerShell_endsEntry() {
        PendingEntry pending = pending(WRAPPED, "metrics", "At line:1 char:1");
        assertThat(pending.isOver()).isTrue();
        assertThat(pending.entry().message()).isEqualTo("thresholds on  metrics");
    }

    @Test
    void add_lineResemblingPosition_belongsToEntry() {
        PendingEntry pending = pending(WRAPPED, "At noon ", "char:1 ", "At\"");
        assertThat(pending.entry().message()).isEqualTo("thresholds on  At noon char:1 At");
    }

    @Test
    void entry_terminal_hasFieldsOfLastLine() {
        PendingEntry pending = pending("ERRO[0001] a", "b", "c  hint=x");
        assertThat(pending.isOver()).isTrue();
        assertThat(pending.entry().message()).isEqualTo("a\nb\nc");
        assertThat(pending.entry().field("hint")).isEqualTo("x");
    }

    @Test
    void entry_terminalWithoutFields_isFirstLine() {
        PendingEntry pending = pending("ERRO[0001] a", "b", "c  other=x");
        assertThat(pending.isOver()).isFalse();
        assertThat(pending.entry().message()).isEqualTo("a");
    }

    @Test
    void isOver_afterTwentyLines_isTrue() {
        for (String begin : new String[] {WRAPPED, "ERRO[0001] a"}) {
            PendingEntry pending = pending(begin);
            for (int i = 0; i < 19; i++) {
                pending.add("x", reader);
            }
            assertThat(pending.isOver()).isFalse();
            pending.add("x", reader);
            assertThat(pending.isOver()).isTrue();
        }
    }

    @Test
    void add_afterMoreThan8000Characters_isOverAndSkipsLine() {
        int left = 8000 - WRAPPED.length();
        PendingEntry pending = pending(WRAPPED, "x".repeat(left), "y");
        assertThat(pending.isOver()).isFalse();
        assertThat(pending.entry().message()).endsWith("xy");
        pending.add("z", reader);
        assertThat(pending.isOver()).isTrue();
        assertThat(pending.entry().message()).endsWith("xy");
    }
}
