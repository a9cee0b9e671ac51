package io.jenkins.plugins.k6notify.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The records of one build, in memory and on disk. Safe for use by several threads; each change writes one line. */
@Restricted(NoExternalUse.class)
public final class RunRecords {

    /** Maximum number of runs; further runs are ignored, as a console can print anything. */
    static final int MAX_RUNS = 1000;

    private static final Logger LOGGER = Logger.getLogger(RunRecords.class.getName());

    /** A caller that waits for the records to match a condition. */
    private record Waiting(Predicate<List<RunRecord>> wanted, CompletableFuture<List<RunRecord>> answer) {}

    /** Lock for reporting: several reporters may observe the same run, and only one of them may report it. */
    private final Object telling = new Object();

    private final RunRecordsFile file;
    private final List<Waiting> waiting = new ArrayList<>();
    private List<RunRecord> records;

    /** @param directory current directory of the build */
    RunRecords(Supplier<Path> directory) {
        this.file = new RunRecordsFile(directory);
        this.records = List.copyOf(file.read());
    }

    /** Whether a build has records on disk, without reading them or loading the build. */
    public static boolean areIn(Path directoryOfBuild) {
        return Files.exists(directoryOfBuild.resolve(RunRecordsFile.NAME));
    }

    public Object telling() {
        return telling;
    }

    public synchronized List<RunRecord> all() {
        return records;
    }

    public Optional<RunRecord> find(String subscription, String source, int place) {
        return all().stream()
                .filter(record -> record.is(subscription, source, place))
                .findFirst();
    }

    /**
     * Adds a record, created with the next ordinal.
     *
     * @return empty if the maximum number is reached
     */
    public synchronized Optional<RunRecord> add(IntFunction<RunRecord> made) {
        if (records.size() >= MAX_RUNS) {
            return Optional.empty();
        }
        RunRecord record = made.apply(records.size() + 1);
        List<RunRecord> more = new ArrayList<>(records);
        more.add(record);
        keep(record, more);
        return Optional.of(record);
    }

    /** @return the changed record; empty for an unknown id */
    public synchronized Optional<RunRecord> change(UUID id, UnaryOperator<RunRecord> change) {
        int index = 0;
        for (RunRecord before : records) {
            if (before.id().equals(id)) {
                RunRecord after = change.apply(before);
                if (!after.equals(before)) {
                    List<RunRecord> changed = new ArrayList<>(records);
                    changed.set(index, after);
                    keep(after, changed);
                }
                return Optional.of(after);
            }
            index++;
        }
        return Optional.empty();
    }

    /** @return completes with the records once they match, on the thread that changed them, which must not block */
    public synchronized CompletableFuture<List<RunRecord>> when(Predicate<List<RunRecord>> wanted) {
        CompletableFuture<List<RunRecord>> answer = new CompletableFuture<>();
        waiting.add(new Waiting(wanted, answer));
        completeWaiting();
        return answer;
    }

    private void completeWaiting() {
        List<RunRecord> now = records;
        waiting.removeIf(one -> one.wanted().test(now) && one.answer().complete(now));
    }

    /** Writes a change. After a failure the build continues with the records in memory. */
    private void keep(RunRecord changed, List<RunRecord> now) {
        records = List.copyOf(now);
        completeWaiting();
        try {
            file.write(changed, records);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save the k6 runs of a build");
        }
    }
}
