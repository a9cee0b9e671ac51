package io.jenkins.plugins.k6notify.engine.delivery.service;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the lines that a process prints and the requests and e-mails that it sends, and kills it at a limit. */
final class KillPoint {
    private final int lines;
    private final int requests;
    private final AtomicInteger linesSeen = new AtomicInteger();
    private final AtomicInteger requestsSeen = new AtomicInteger();
    private volatile Process victim;

    /** Half of the rounds are limited by submissions, half by requests; both to 1 to {@code limit}. */
    KillPoint(Random random, int limit) {
        boolean byLines = random.nextBoolean();
        lines = byLines ? 1 + random.nextInt(limit) : Integer.MAX_VALUE;
        requests = byLines ? Integer.MAX_VALUE : 1 + random.nextInt(limit);
    }

    void victim(Process process) {
        victim = process;
    }

    void line() {
        if (linesSeen.incrementAndGet() == lines) {
            kill();
        }
    }

    void request() {
        if (requestsSeen.incrementAndGet() == requests) {
            kill();
        }
    }

    private void kill() {
        Process process = victim;
        if (process != null) {
            // Not {@code Process.destroyForcibly}, which would also close the output with unread lines.
            process.toHandle().destroyForcibly();
        }
    }
}
