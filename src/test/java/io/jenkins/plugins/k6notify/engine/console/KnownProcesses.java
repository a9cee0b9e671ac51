package io.jenkins.plugins.k6notify.engine.console;

import io.jenkins.plugins.k6notify.engine.process.K6Command;
import io.jenkins.plugins.k6notify.engine.process.K6Process;
import io.jenkins.plugins.k6notify.engine.process.ProcessSource;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes that start a second after each other and end, if they leave a summary, half a second later. */
final class KnownProcesses implements ProcessSource {

    /** An hour before the console is read. */
    private static final Instant FIRST = ObservedRuns.NOW.minusSeconds(3600);

    private final List<K6Process> processes = new ArrayList<>();
    private final Map<String, K6Summary> summaries = new HashMap<>();

    static K6Summary summary(double iterations, boolean held) {
        return new K6Summary(
                Map.of("iterations.count", iterations),
                List.of(new Threshold("http_req_duration", "p(95)<500", held, null)),
                null,
                null);
    }

    K6Console console(RunObserver observer) {
        return new K6Console(
                Clock.fixed(ObservedRuns.NOW, ZoneOffset.UTC), observer, SummarySource.NONE, this, () -> "agent-1");
    }

    /** @param summary {@link K6Summary#EMPTY} for a process that left none */
    KnownProcesses add(String command, String script, K6Summary summary) {
        String id = Integer.toString(processes.size() + 1);
        Instant start = FIRST.plusSeconds(processes.size());
        processes.add(new K6Process(
                id, new K6Command(List.of(command, script)), start, summary.isEmpty() ? null : start.plusMillis(500)));
        summaries.put(id, summary);
        return this;
    }

    @Override
    public List<K6Process> processes() {
        return List.copyOf(processes);
    }

    @Override
    public K6Summary summary(K6Process process) {
        return summaries.get(process.id());
    }
}
