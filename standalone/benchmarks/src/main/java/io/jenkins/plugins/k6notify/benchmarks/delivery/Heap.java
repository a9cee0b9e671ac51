package io.jenkins.plugins.k6notify.benchmarks.delivery;

import java.lang.management.ManagementFactory;

/** What is in the heap and is needed. */
final class Heap {

    private static final int ROUNDS = 3;

    private Heap() {}

    /** In bytes. */
    static long used() {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
