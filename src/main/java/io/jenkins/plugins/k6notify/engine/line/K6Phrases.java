package io.jenkins.plugins.k6notify.engine.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * A prefilter: the phrases that mark a line as possibly k6's, and a fast search for them. Each line that the console
 * readers recognise contains a phrase, unless its meaning depends only on the lines before it (see
 * {@link LineListener#wantsEveryLine}). Has false positives, but no false negatives.
 */
public final class K6Phrases {

    /** The part that all of k6's logos since v0.26 contain, in Unicode overlines. */
    public static final String LOGO = "/‾‾/";

    /** See {@code LogReader}; terminal output is in colour. */
    private static final List<String> LOG = List.of(
            " level=error",
            " level=warning",
            " level=info",
            "\"level\":\"error",
            "\"level\":\"warning",
            "\"level\":\"info",
            "ERRO[##",
            "31mERRO");

    /** See {@code BannerReader}, {@code ProgressReader} and {@code PrefixedStreams}. */
    private static final List<String> PROCESS = List.of(
            LOGO,
            "execution: local",
            "execution: cloud",
            "execution: \u001B[",
            " interrupted iterations",
            "VUs initialized",
            "Init   [",
            "Run    [  ?",
            "Run    [ 100%",
            "Run    [===",
            "Run    [==>",
            "Run    [=>-",
            "Run    [>--",
            "Run    [---",
            "done [===",
            "   test status: ",
            " exited with code ");

    /** See {@code ConsoleSummary}; the last two match lines of metrics, plain and in colour. */
    private static final List<String> SUMMARY =
            List.of("THRESHOLDS", "TOTAL RESULTS", "GROUP: ", "SCENARIO: ", "$...: ~", "...:\u001B[0m");

    /** See {@code FinalErrorReader}: errors in {@code --log-format=raw}. */
    private static final List<String> ERRORS = List.of(
            "hresholds on metrics '",
            "hresholds have ",
            "The test has failed",
            "marked as failed",
            "test run was aborted because k6 received",
            "test run stopped from REST API",
            "test aborted",
            "Aborting k6 in response to signal",
            "() execution timed out after ");

    /** See {@code CrashReader}. */
    private static final List<String> CRASH = List.of("panic: ", "goroutine ", "go.k6.io/k6");

    /** See {@code CommandTrace}. */
    private static final List<String> COMMANDS = List.of(
            "^+ k6 @",
            " k6 run",
            ">k6 run",
            "/k6 run",
            "k6 cloud",
            "k6 inspect",
            "k6 archive",
            "k6 version",
            "k6.exe ",
            "grafana/k6",
            "loadimpact/k6",
            "k6: not found",
            "k6: command not found",
            "k6: No such file",
            "k6': No such file",
            "k6\u2019: No such file",
            "k6' is not recognized",
            "k6.exe' is not recognized",
            "k6\": executable",
            "not found: k6");

    /** See {@code OperatorReader}; the whole word would be found by {@code rror}, which is also in {@code mirror}. */
    private static final List<String> OPERATOR = List.of("   STAGE   ", "   erro");

    private static final PhraseTable TABLE =
            new PhraseTable(Stream.of(LOG, PROCESS, SUMMARY, ERRORS, CRASH, COMMANDS, OPERATOR)
                    .flatMap(List::stream)
                    .toList());

    /** A constant, so that the JIT compiler knows its length. */
    private static final byte[] BUCKETS = TABLE.buckets();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BLOCK = 64;

    private K6Phrases() {}

    /** @return the index of the first phrase between two indices; -1 if there is none */
    public static int find(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - BLOCK; i += BLOCK) {
            if (hasBucket(bytes, i)) {
                int phrase = look(bytes, i, i + BLOCK, from, to);
                if (phrase >= 0) {
                    return phrase;
                }
            }
        }
        // Checking a whole block is faster than a loop of varying length, even if the block ends after the text.
        boolean perhaps = i > bytes.length - BLOCK || hasBucket(bytes, i);
        return perhaps ? look(bytes, i, to, from, to) : -1;
    }

    /** Whether any of the 16 positions in a block has a bucket, without a branch for each. */
    private static boolean hasBucket(byte[] bytes, int block) {
        int found = 0;
        for (int word = block; word < block + BLOCK; word += Long.BYTES) {
            found |= bucketsOf((long) LONGS.get(bytes, word));
        }
        return found != 0;
    }

    /** Returns a value other than 0 if one of the two halves of eight bytes has a bucket. */
    private static int bucketsOf(long eight) {
        return bucketOf((int) eight) | bucketOf((int) (eight >>> Integer.SIZE));
    }

    private static byte bucketOf(int four) {
        return BUCKETS[four * PhraseTable.SPREAD >>> PhraseTable.SHIFT];
    }

    /** Checks the positions that have a bucket, which are few. */
    private static int look(byte[] bytes, int start, int end, int from, int to) {
        int last = Math.min(end, to - PhraseTable.STRIDE + 1);
        for (int i = start; i < last; i += PhraseTable.STRIDE) {
            byte bucket = bucketOf((int) INTS.get(bytes, i));
            if (bucket != 0) {
                int found = TABLE.find(bucket, (int) INTS.get(bytes, i), bytes, i, from, to);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return -1;
    }
}
