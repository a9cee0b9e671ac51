package io.jenkins.plugins.k6notify.engine.console;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.engine.run.Ending;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Whatever a console shows: the log is the same to the byte, the reader does not fail, and runs begin before they end. */
public final class ConsoleTarget {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final int LONGEST_CHUNK = 4096;
    private static final int EXIT_CODES = 256;

    private ConsoleTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        int exitCode = data.consumeInt(-1, EXIT_CODES);
        int chunk = data.consumeInt(1, LONGEST_CHUNK);
        byte[] shown = data.consumeRemainingAsBytes();
        Runs runs = new Runs();
        K6Console console = new K6Console(CLOCK, runs);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        // What the watcher would swallow for the sake of the log is a finding here.
        LineAssembler reader = new LineAssembler(console);
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, line -> {})) {
            for (int at = 0; at < shown.length; at += chunk) {
                int count = Math.min(chunk, shown.length - at);
                watcher.write(shown, at, count);
                reader.accept(shown, at, count);
            }
        }
        reader.endLine();
        if (exitCode >= 0) {
            console.processEnded(exitCode);
        } else {
            console.end(Ending.UNKNOWN);
        }
        require(Arrays.equals(log.toByteArray(), shown), "the log was changed");
        require(!console.showsK6(), "a run is left open");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static final class Runs implements RunObserver {

        private int started;
        private int finished;

        @Override
        public void started(K6Run run) {
            require(run.ordinal() > finished && run.ordinal() > started, "a run starts out of turn");
            require(run.outcome() == null, "a run starts that is over");
            started = run.ordinal();
        }

        @Override
        public void finished(K6Run run) {
            require(run.ordinal() > finished && run.ordinal() >= started, "a run ends out of turn");
            require(run.outcome() != null, "a run ends without an outcome");
            Duration duration = run.duration();
            require(duration == null || !duration.isNegative(), "a run ends before it starts");
            finished = run.ordinal();
        }

        @Override
        public void leftInCloud(K6Run run) {
            require(run.ordinal() > finished && run.ordinal() == started, "a run is left out of turn");
            require(run.outcome() == null, "a run is left that is over");
            finished = run.ordinal();
        }
    }
}
