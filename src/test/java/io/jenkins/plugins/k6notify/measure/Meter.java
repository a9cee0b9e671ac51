package io.jenkins.plugins.k6notify.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures this process since its creation, except for the time that measuring the heap takes. */
final class Meter implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;
    private static final double MEGABYTE = 1e6;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong peak = new AtomicLong();
    private long begin = System.nanoTime();
    private long processorBefore = system.getProcessCpuTime();

    Meter() {
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        watch.scheduleAtFixedRate(
                () -> peak.accumulateAndGet(used(), Math::max), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Processor time of this process; that of other processes such as a shell does not count. */
    double processorSeconds() {
        return (system.getProcessCpuTime() - processorBefore) / 1e9;
    }

    /** Megabytes in use after a garbage collection, whose time and processor time do not count. */
    double live() {
        long now = System.nanoTime();
        long processorNow = system.getProcessCpuTime();
        // The second collection frees what the first one has made ready to be finalized or cleaned.
        System.gc();
        System.gc();
        double live = used() / MEGABYTE;
        processorBefore += system.getProcessCpuTime() - processorNow;
        begin += System.nanoTime() - now;
        return live;
    }

    double peak() {
        return peak.get() / MEGABYTE;
    }

    int threads() {
        return ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
