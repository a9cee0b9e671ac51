package io.jenkins.plugins.k6notify.benchmarks.delivery;

import java.lang.management.ManagementFactory;

/** Measures the live objects in the heap. */
final class HeapUsage {

    private static final int ROUNDS = 3;

    private HeapUsage() {}

    /** Returns the used heap after garbage collection, in bytes. */
    static long used() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
