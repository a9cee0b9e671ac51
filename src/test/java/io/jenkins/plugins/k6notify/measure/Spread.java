package io.jenkins.plugins.k6notify.measure;

import java.util.stream.LongStream;

/** Measured values in ascending order. */
final class Spread {

    private final long[] sorted;

    private Spread(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param values at least one value */
    static Spread of(long... values) {
        return new Spread(LongStream.of(values).sorted().toArray());
    }

    long median() {
        return sorted[sorted.length / 2];
    }

    /** The 95th percentile. */
    long p95() {
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }
}
