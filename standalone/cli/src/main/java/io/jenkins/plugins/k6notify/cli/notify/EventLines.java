package io.jenkins.plugins.k6notify.cli.notify;

import io.jenkins.plugins.k6notify.engine.event.NotificationEvent;
import io.jenkins.plugins.k6notify.engine.event.RunEvent;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints each event as a line for people: {@code test.finished script.js Finished, failed: Thresholds crossed: ...}.
 */
public final class EventLines implements EventSink {

    private final PrintStream out;
    private final String prefix;

    /** @param prefix prefix of each line, to distinguish it from other output */
    public EventLines(PrintStream out, String prefix) {
        this.out = out;
        this.prefix = prefix;
    }

    @Override
    public void accept(NotificationEvent event) {
        StringBuilder line = new StringBuilder(prefix).append(event.type().id());
        if (event instanceof RunEvent run) {
            line.append("  ").append(run.name());
        }
        if (event instanceof TestFinished finished) {
            Outcome outcome = finished.outcome();
            line.append("  ")
                    .append(outcome.status().text())
                    .append(", ")
                    .append(outcome.result().text().toLowerCase(Locale.ROOT));
            if (outcome.reason() != null) {
                line.append(": ").append(outcome.reason());
            }
            if (!finished.run().warnings().isEmpty()) {
                line.append(finished.run().warnings().stream()
                        .map(RunWarning::words)
                        .collect(Collectors.joining("; ", " (warnings: ", ")")));
            }
        }
        out.println(line);
    }
}
