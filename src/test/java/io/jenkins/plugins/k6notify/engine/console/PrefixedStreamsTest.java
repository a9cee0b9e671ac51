package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.log.FinalErrorReader;
import io.jenkins.plugins.k6notify.engine.log.LoggedError;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Certainty;
import io.jenkins.plugins.k6notify.engine.run.outcome.FinalError.Kind;
import io.jenkins.plugins.k6notify.engine.text.LinePrefix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixedStreamsTest {

    /** A line that shows k6, so that its stream is kept; the other line may be from any program. */
    private static final String INIT = "Init      [  50% ] 2/4 VUs initialized";

    private static final String RUNNING = Consoles.RUNNING.strip();
    private static final int MOST_STREAMS = 101;
    private static final int MOST_PREFIXES = 128;

    private final List<Ending> endings = new ArrayList<>();
    private final PrefixedStreams streams = new PrefixedStreams(this::newStream);
    private final ProcessStream main = streams.behind(LinePrefix.NONE).orElseThrow();

    private ProcessStream newStream(String prefix) {
        return new ProcessStream(
                prefix,
                new ProcessStream.Listener() {
                    @Override
                    public void started(RunTracker run) {}

                    @Override
                    public void ended(RunTracker run, Ending ending) {
                        endings.add(ending);
                    }
                },
                new FinalErrorReader());
    }

    private ProcessStream output(String line) {
        PrefixedStreams.Place place = streams.output(line, K6Anchor.find(line));
        place.stream().output(line.substring(place.start()), new LineStamp(1, Instant.EPOCH));
        return place.stream();
    }

    private ProcessStream ofError(String prefix, Kind kind) {
        FinalError error = new FinalError(kind, "x", null, Certainty.CERTAIN);
        return streams.ofError(LinePrefix.of(prefix), new LoggedError(error, List.of(), kind.isAfterStart()));
    }

    private void announceMain() {
        Consoles.BANNER.lines().forEach(line -> main.output(line, new LineStamp(1, Instant.EPOCH)));
    }

    @Test
    void of_lineWithKnownPrefix_returnsItsStream() {
        ProcessStream stream = output("[k6] " + INIT);
        assertThat(stream).isNotSameAs(main);
        for (String line : List.of("[k6] npm ci", "[k6]")) {
            assertThat(streams.of(line).stream()).isSameAs(stream);
            assertThat(streams.of(line).start()).isEqualTo(4);
        }
        assertThat(streams.of("[k7] npm ci").stream()).isSameAs(main);
        assertThat(streams.of("[k7] npm ci").start()).isZero();
    }

    @Test
    void clear_forgetsStreamsAndPrefixes() {
        output("[k6] " + INIT);
        assertThat(streams.open()).hasSize(2);
        streams.clear();
        assertThat(streams.open()).hasSize(1).allMatch(RunTracker::isBlank);
        assertThat(streams.of("[k6] npm ci").start()).isZero();
        assertThat(streams.behind(LinePrefix.NONE)).containsSame(main);
    }

    @Test
    void output_afterMoreThan300Characters_hasNoPrefix() {
        String longest = "x".repeat(300);
        assertThat(output("x" + longest + " " + INIT)).isSameAs(main);
        assertThat(output(longest + " " + INIT)).isNotSameAs(main);
    }

    @Test
    void beforeEntry_entryOfKnownStream_learnsPrefix() {
        streams.beforeEntry("12:00:01 INFO[0001] x", 9, false);
        assertThat(streams.of("12:00:02 npm ci").start()).isZero();
        streams.beforeEntry("12:00:01 ERRO[0001] x", 9, true);
        assertThat(streams.of("12:00:02 npm ci").start()).isEqualTo(8);
    }

    @Test
    void beforeEntry_entryOfUnknownStream_learnsNothing() {
        assertThat(streams.beforeEntry("[k6] ERRO[0001] x", 5, true).text()).isEqualTo("[k6]");
        assertThat(streams.of("[k6] npm ci").start()).isZero();
    }

    @Test
    void ofError_otherErrorWithUnknownPrefix_returnsMainStream() {
        assertThat(ofError("[k6]", Kind.OTHER)).isSameAs(main);
        assertThat(streams.behind(LinePrefix.of("[k6]"))).isEmpty();
    }

    @Test
    void ofError_unknownPrefix_opensStream() {
        ProcessStream opened = ofError("[k6]", Kind.THRESHOLDS_CROSSED);
        assertThat(opened).isNotSameAs(main);
        assertThat(streams.behind(LinePrefix.of("[k6]"))).containsSame(opened);
    }

    @Test
    void ofError_knownPrefixAndMore_returnsItsStream() {
        ProcessStream stream = output("[k6] " + INIT);
        assertThat(ofError("[k6] err:", Kind.OTHER)).isSameAs(stream);
        assertThat(ofError("[k6] done:", Kind.THRESHOLDS_CROSSED)).isSameAs(stream);
    }

    @Test
    void ofError_unknownPrefix_returnsMainStreamAwaitingError() {
        announceMain();
        assertThat(ofError("k6.exe :", Kind.THRESHOLDS_CROSSED)).isSameAs(main);
        assertThat(ofError("[b]", Kind.NOT_STARTED)).isNotSameAs(main);
    }

    @Test
    void ofError_withoutPrefix_returnsOnlyStreamAwaitingError() {
        ProcessStream stream = output("[k6] execution: local");
        for (String line : List.of("script: a.js", "output: -")) {
            stream.output(line, new LineStamp(1, Instant.EPOCH));
        }
        assertThat(ofError("", Kind.THRESHOLDS_CROSSED)).isSameAs(stream);
        assertThat(ofError("", Kind.NOT_STARTED)).isSameAs(main);
        announceMain();
        assertThat(ofError("", Kind.THRESHOLDS_CROSSED)).isSameAs(main);
    }

    @Test
    void output_moreThan101Streams_returnsMainStream() {
        for (int i = 1; i < MOST_STREAMS; i++) {
            assertThat(output("[" + i + "] " + INIT)).isNotSameAs(main);
        }
        assertThat(output("[101] " + INIT)).isSameAs(main);
        assertThat(streams.of("[1] npm ci").start()).isEqualTo(3);
    }

    @Test
    void output_moreThan101Streams_replacesStreamWithoutK6() {
        for (int i = 1; i < MOST_STREAMS; i++) {
            output("[" + i + "] " + (i == 3 ? RUNNING : INIT));
        }
        assertThat(output("[101] " + INIT)).isNotSameAs(main);
        assertThat(streams.of("[3] npm ci").start()).isZero();
        assertThat(streams.of("[2] npm ci").start()).isEqualTo(3);
        assertThat(streams.of("[101] npm ci").start()).isEqualTo(5);
        assertThat(streams.behind(LinePrefix.of("[3]"))).isEmpty();
        assertThat(streams.behind(LinePrefix.NONE)).containsSame(main);
    }

    @Test
    void output_moreThan128Prefixes_learnsNoMore() {
        for (int blanks = 1; blanks <= MOST_PREFIXES + 1; blanks++) {
            output("k6" + " ".repeat(blanks) + "| " + INIT);
        }
        assertThat(streams.of("k6" + " ".repeat(MOST_PREFIXES) + "| npm ci").start())
                .isPositive();
        assertThat(streams.of("k6" + " ".repeat(MOST_PREFIXES + 1) + "| npm ci").start())
                .isZero();
    }

    @Test
    void exited_containerOfKnownStream_endsItsProcess() {
        output("k6-1  | " + INIT);
        assertThat(streams.exited("k6-1 exited with code 0")).isTrue();
        assertThat(endings).containsExactly(Ending.exit(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k6-2 exited with code 0",
                "k6-1 exited with code 99 times",
                "k6-1 exited with code x",
                "k6-1 exited",
                " exited with code 0"
            })
    void exited_otherLine_isFalse(String line) {
        output("k6-1  | " + INIT);
        assertThat(streams.exited(line)).isFalse();
        assertThat(endings).isEmpty();
    }
}
