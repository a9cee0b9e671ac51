package io.jenkins.plugins.k6notify.engine.console;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.event.TestStarted;
import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.line.K6Phrases;
import io.jenkins.plugins.k6notify.engine.line.LineDecoder;
import io.jenkins.plugins.k6notify.engine.message.SentMessages;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.text.PlainText;
import io.jenkins.plugins.k6notify.fuzz.input.CountedText;
import io.jenkins.plugins.k6notify.fuzz.input.EditedConsole;
import io.jenkins.plugins.k6notify.fuzz.input.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whatever a console shows: the log is the same to the byte, the reader does not fail and sees the same runs as one that
 * looks at every line, runs begin before they end, and messages can be made of them.
 */
public final class ConsoleTarget {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int LONGEST_CHUNK = 4096;
    private static final int EXIT_CODES = 256;
    private static final int LONGEST_REASON = 2500;
    private static final int MOST_ACCESSES = 50;

    /** A shorter line may cost as much as patterns are long. */
    private static final int SHORT_LINE = 200;

    private static final TestContext CONTEXT = TestContext.of(null, Trigger.MANUAL);

    private static final List<byte[]> SAMPLES = Recordings.contents("console.txt");

    private ConsoleTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        int exitCode = data.consumeInt(-1, EXIT_CODES);
        int chunk = data.consumeInt(1, LONGEST_CHUNK);
        byte[] shown = EditedConsole.of(data, SAMPLES);
        requireUnchanged(shown, chunk);
        Runs some = new Runs(SentMessages::require);
        K6Console console = new K6Console(CLOCK, some);
        // Not the watcher: what it would swallow for the sake of the log is a finding here.
        LineDecoder reader = new LineDecoder(console);
        for (int at = 0; at < shown.length; at += chunk) {
            reader.accept(shown, at, Math.min(chunk, shown.length - at));
        }
        reader.endLine();
        end(console, exitCode);
        Runs every = new Runs(event -> {});
        K6Console patient = new K6Console(CLOCK, every);
        List<String> lines = lines(shown);
        for (String line : lines) {
            CountedText counted = new CountedText(line);
            patient.read(counted);
            require(
                    counted.accesses() <= (long) MOST_ACCESSES * Math.max(line.length(), SHORT_LINE),
                    "a line takes more than linear time");
        }
        end(patient, exitCode);
        require(
                some.seen.equals(every.seen) || lines.stream().anyMatch(ConsoleTarget::hidesPhrase),
                "lines that count were left out");
    }

    /**
     * In chunks of the greatest size, and left alone by {@link EditedConsole}. The numbers stand behind: a provider takes
     * them from the end, the high byte first.
     */
    public static byte[] seed(byte[] console, int exitCode) {
        return ByteBuffer.allocate(console.length + 1 + 2 * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(console)
                .put((byte) 0)
                .putShort((short) (LONGEST_CHUNK - 1))
                .putShort((short) (exitCode + 1))
                .array();
    }

    private static void requireUnchanged(byte[] shown, int chunk) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, line -> {})) {
            for (int at = 0; at < shown.length; at += chunk) {
                watcher.write(shown, at, Math.min(chunk, shown.length - at));
            }
        }
        require(Arrays.equals(log.toByteArray(), shown), "the log was changed");
    }

    private static List<String> lines(byte[] shown) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= shown.length; at++) {
            if (at == shown.length || shown[at] == '\n' || shown[at] == '\r') {
                if (at > start) {
                    lines.add(new String(shown, start, at - start, StandardCharsets.UTF_8));
                }
                start = at + 1;
            }
        }
        return lines;
    }

    /** Whether escape sequences divide each phrase of the line. k6 prints none there, but edited consoles have them anywhere. */
    private static boolean hidesPhrase(String line) {
        return !hasPhrase(line) && hasPhrase(PlainText.of(line).toString());
    }

    private static boolean hasPhrase(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return K6Phrases.find(bytes, 0, bytes.length) >= 0;
    }

    private static void end(K6Console console, int exitCode) {
        if (exitCode >= 0) {
            console.processEnded(exitCode);
        } else {
            console.end(Ending.UNKNOWN);
        }
        require(!console.showsK6(), "a run is left open");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static final class Runs implements RunObserver {

        private final Consumer<RunEvent> events;
        private final List<K6Run> seen = new ArrayList<>();
        private final Set<Integer> started = new HashSet<>();
        private final Set<Integer> finished = new HashSet<>();

        private Runs(Consumer<RunEvent> events) {
            this.events = events;
        }

        @Override
        public void started(K6Run run) {
            require(!finished.contains(run.ordinal()) && started.add(run.ordinal()), "a run starts out of turn");
            require(run.outcome() == null, "a run starts that is over");
            seen.add(run);
            events.accept(new TestStarted(CONTEXT, run));
        }

        @Override
        public void finished(K6Run run) {
            require(finished.add(run.ordinal()), "a run ends twice");
            require(run.outcome() != null, "a run ends without an outcome");
            Duration duration = run.duration();
            require(duration == null || !duration.isNegative(), "a run ends before it starts");
            seen.add(run);
            TestFinished event = new TestFinished(CONTEXT, run, null);
            String reason = event.outcome().reason();
            require(reason == null || reason.length() <= LONGEST_REASON, "a reason without an end");
            require(reason == null || reason.indexOf('\n') < 0, "a reason of several lines");
            events.accept(event);
        }

        @Override
        public void leftInCloud(K6Run run) {
            require(started.contains(run.ordinal()) && finished.add(run.ordinal()), "a run is left out of turn");
            require(run.outcome() == null, "a run is left that is over");
        }
    }
}
