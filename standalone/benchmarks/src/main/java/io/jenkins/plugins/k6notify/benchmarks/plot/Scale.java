package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.util.Locale;

/**
 * An axis from zero on.
 *
 * @param end the highest number on it
 * @param step from one grid line to the next
 */
record Scale(double end, double step) {

    private static final int STEPS = 5;

    /** An axis on which a number fits, with steps of 1, 2 or 5 times a power of ten. */
    static Scale upTo(double highest) {
        double rough = highest / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (int factor : new int[] {5, 2, 1}) {
            step = rough <= factor * power ? factor * power : step;
        }
        return new Scale(Math.ceil(highest / step - 1e-9) * step, step);
    }

    /** Where a number is, from 0 to 1. */
    double place(double value) {
        return value / end;
    }

    int steps() {
        return (int) Math.round(end / step);
    }

    /** A number of the axis with no more decimals than needed. */
    String words(double value) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
