package io.jenkins.plugins.k6notify.benchmarks.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Generated build log, the same each time, and the chunks in which it is written. */
public final class BuildLog {

    /** Content of the log. */
    public enum Kind {
        /** Several hundred lines of one {@link BuildTool} after the other. */
        WITHOUT_K6,
        /** The same with recorded runs of k6: one line in a hundred. */
        WITH_RUNS,
        /** The same with single lines of k6 between a hundred others, as when several services write to one log. */
        WITH_SCATTERED_LINES,
        /** Lines of 10 kB to 1 MB, such as JavaScript without line breaks. */
        LONG_LINES
    }

    /** Size of one write. */
    public enum Chunks {
        /** 8 KiB, as Jenkins reads the output of a process. */
        BLOCKS,
        /** One line, as Jenkins decorates the log of a pipeline. */
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

    /** The end of each chunk, where the next one begins. */
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

        /** @param every number of lines of tools before each run or each single line of k6 */
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
