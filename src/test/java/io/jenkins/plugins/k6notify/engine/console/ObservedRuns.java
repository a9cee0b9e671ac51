package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.line.ConsoleWatcher;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An observer that records its calls and writes them in the notation of {@code expected.tsv}: {@code S 3/0 S 3/1}. */
public final class ObservedRuns implements RunObserver {

    /** The time at which recordings without timestamps are played. */
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final List<String> events = new ArrayList<>();
    private final List<K6Run> started = new ArrayList<>();
    private final List<K6Run> finished = new ArrayList<>();
    private final List<K6Run> left = new ArrayList<>();

    /** Plays a complete console through the watcher and the reader. */
    public static ObservedRuns play(byte[] console, Ending ending) {
        ObservedRuns runs = new ObservedRuns();
        K6Console reader = new K6Console(Clock.fixed(NOW, ZoneOffset.UTC), runs);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (ConsoleWatcher watcher = new ConsoleWatcher(log, reader)) {
            watcher.write(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.end(ending);
        return runs;
    }

    public static ObservedRuns play(String console, Ending ending) {
        return play(console.getBytes(StandardCharsets.UTF_8), ending);
    }

    @Override
    public void started(K6Run run) {
        started.add(run);
        events.add("S");
    }

    @Override
    public void finished(K6Run run) {
        finished.add(run);
        if (started.stream().noneMatch(earlier -> earlier.ordinal() == run.ordinal())) {
            events.add("-");
        }
        events.add(run.outcome().status().code() + "/" + run.outcome().result().code());
    }

    @Override
    public void leftInCloud(K6Run run) {
        left.add(run);
        events.add("left");
    }

    public List<K6Run> started() {
        return started;
    }

    public List<K6Run> finished() {
        return finished;
    }

    public List<K6Run> left() {
        return left;
    }

    /** The only run, which must have finished. */
    public K6Run only() {
        if (finished.size() != 1) {
            throw new AssertionError("expected one run and saw " + this);
        }
        return finished.get(0);
    }

    @Override
    public String toString() {
        return events.isEmpty() ? "none" : String.join(" ", events);
    }
}
