package io.jenkins.plugins.k6notify.benchmarks.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Build logs that are made, the same each time, and how their bytes arrive. */
public final class BuildLog {

    /** Which log. */
    public enum Kind {
        /** Of several hundred lines of one {@link BuildTool} after the other. */
        WITHOUT_K6,
        /** The same with a recorded run of k6 in between: one line in a hundred. */
        WITH_RUNS,
        /** As before, but each line of k6 on its own among a hundred others, as where several services write into one log. */
        WITH_SCATTERED_LINES,
        /** Lines of 10 kB to 1 MB, such as JavaScript without line breaks. */
        LONG_LINES
    }

    /** What is written at once. */
    public enum Chunks {
        /** As a process is read: 8 KiB. */
        BLOCKS,
        /** As the log of a pipeline is decorated: line by line. */
        LINES
    }

    private static final int SIZE = 200_000_000;
    private static final int BLOCK = 8192;
    private static final int LINES_OF_A_TOOL = 400;
    private static final int ONE_PERCENT = 100;
    private static final int SHORT = 10_000;
    private static final int LONG = 1_000_000;

    private final byte[] bytes;
    private final int[] chunkEnds;
    private final int lines;

    private BuildLog(byte[] bytes, int[] chunkEnds, int lines) {
        this.bytes = bytes;
        this.chunkEnds = chunkEnds;
        this.lines = lines;
    }

    public static BuildLog of(Kind kind, Chunks chunks) {
        Writer writer = new Writer();
        switch (kind) {
            case WITHOUT_K6 -> writer.tools(new byte[0][], 0);
            case WITH_RUNS -> writer.tools(recordedRun(), ONE_PERCENT * recordedRun().length);
            case WITH_SCATTERED_LINES -> writer.tools(recordedRun(), ONE_PERCENT);
            case LONG_LINES -> writer.longLines();
        }
        return new BuildLog(
                writer.log,
                chunks == Chunks.BLOCKS ? blocks() : Arrays.copyOf(writer.lineEnds, writer.lines),
                writer.lines);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where each chunk ends and the next one begins. */
    public int[] chunkEnds() {
        return chunkEnds;
    }

    public int lines() {
        return lines;
    }

    private static int[] blocks() {
        int[] ends = new int[SIZE / BLOCK];
        Arrays.setAll(ends, block -> (block + 1) * BLOCK);
        return ends;
    }

    private static byte[][] recordedRun() {
        try (InputStream console = BuildLog.class.getResourceAsStream("console.txt")) {
            return new String(console.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer {

        private final Random random = new Random(20261123);
        private final byte[] log = new byte[SIZE];
        private int[] lineEnds = new int[1 << 16];
        private int written;
        private int lines;

        /** @param every how many lines of tools are before each {@code k6.length} or each single line of k6 */
        void tools(byte[][] k6, int every) {
            BuildTool tool = BuildTool.MAVEN;
            int next = 0;
            for (int printed = 1; written < SIZE; printed++) {
                if (printed % LINES_OF_A_TOOL == 1) {
                    tool = BuildTool.values()[random.nextInt(BuildTool.values().length)];
                }
                line((tool.line(random) + "\n").getBytes(StandardCharsets.US_ASCII));
                if (every == ONE_PERCENT && printed % every == 0) {
                    line(k6[next++ % k6.length]);
                } else if (every > ONE_PERCENT && printed % every == 0) {
                    for (byte[] line : k6) {
                        line(line);
                    }
                }
            }
        }

        void longLines() {
            while (written < SIZE) {
                int length = SHORT + random.nextInt(LONG - SHORT);
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                while (line.size() < length) {
                    line.writeBytes(BuildTool.GRADLE.line(random).getBytes(StandardCharsets.US_ASCII));
                    line.write(';');
                }
                line.write('\n');
                line(line.toByteArray());
            }
        }

        private void line(byte[] line) {
            int count = Math.min(line.length, SIZE - written);
            System.arraycopy(line, 0, log, written, count);
            written += count;
            if (lines == lineEnds.length) {
                lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
            }
            lineEnds[lines++] = written;
        }
    }
}
