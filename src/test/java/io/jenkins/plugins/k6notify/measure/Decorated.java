package io.jenkins.plugins.k6notify.measure;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.k6notify.benchmarks.console.BuildLog;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A console with a decorator. */
record Decorated(String name, Decorator decorator) {

    private static final int WARM_UP = 1;
    private static final int ROUNDS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Wraps the stream to which a console is written. */
    interface Decorator {
        OutputStream around(OutputStream out) throws IOException, InterruptedException;
    }

    /**
     * The median of all rounds.
     *
     * @param nanosPerLine processor time
     * @param megabytes written per second of processor time
     * @param bytesPerLine allocated bytes
     */
    record Cost(String name, double nanosPerLine, double megabytes, double bytesPerLine) {}

    /** Writes the log to each of them in turn, once per round. */
    static List<Cost> compare(List<Decorated> ways, BuildLog log, Sink sink) throws IOException, InterruptedException {
        Path file = Files.createTempFile("measure", ".log");
        long[][] nanos = new long[ways.size()][ROUNDS];
        long[][] allocated = new long[ways.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                // Releasing the pages of the last file does not count as writing the next one.
                Files.deleteIfExists(file);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                long start = THREADS.getCurrentThreadCpuTime();
                ways.get(way).write(log, sink, file);
                if (round >= 0) {
                    nanos[way][round] = THREADS.getCurrentThreadCpuTime() - start;
                    allocated[way][round] = THREADS.getCurrentThreadAllocatedBytes() - before;
                }
            }
        }
        Files.deleteIfExists(file);
        List<Cost> costs = new ArrayList<>();
        for (int way = 0; way < ways.size(); way++) {
            double median = Spread.of(nanos[way]).median();
            costs.add(new Cost(
                    ways.get(way).name(),
                    median / log.lines(),
                    log.bytes().length * 1e3 / median,
                    (double) Spread.of(allocated[way]).median() / log.lines()));
        }
        return costs;
    }

    private void write(BuildLog log, Sink sink, Path file) throws IOException, InterruptedException {
        byte[] bytes = log.bytes();
        try (OutputStream out = decorator.around(sink.open(file))) {
            int start = 0;
            for (int end : log.chunkEnds()) {
                out.write(bytes, start, end - start);
                start = end;
            }
        }
    }
}
