package io.jenkins.plugins.k6notify.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.docs.MarkdownPage;
import io.jenkins.plugins.k6notify.engine.run.Interruption;
import io.jenkins.plugins.k6notify.engine.run.outcome.Ending;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of evidence in docs/design.md §4 against the code, in all combinations. */
class EvidenceTest {

    private static final List<List<String>> ROWS = MarkdownPage.of("docs/design.md")
            .rows("| console | process | its summary | exit code | interrupted | reported |");

    private static final List<String> CONSOLES = List.of("nothing", "complete", "cut off");
    private static final List<String> PROCESSES = List.of("none", "no run", "run");
    private static final List<String> SUMMARIES = List.of("none", "held", "crossed");
    private static final List<String> EXITS = List.of("unknown", "0", "99", "137", "1");
    private static final List<String> INTERRUPTIONS = List.of("no", "yes");

    record Combination(String console, String process, String summary, String exit, String interrupted) {

        List<String> cells() {
            return List.of(console, process, summary, exit, interrupted);
        }
    }

    static List<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        for (String console : CONSOLES) {
            for (String process : PROCESSES) {
                for (String summary : SUMMARIES) {
                    for (String exit : EXITS) {
                        for (String interrupted : INTERRUPTIONS) {
                            // Only the record of a process names its summary.
                            if (summary.equals("none") || process.equals("run")) {
                                all.add(new Combination(console, process, summary, exit, interrupted));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static String outcome(Combination combination) {
        ObservedRuns runs = new ObservedRuns();
        KnownProcesses processes = new KnownProcesses();
        if (!combination.process().equals("none")) {
            processes.add(combination.process().equals("run") ? "run" : "version", "a.js", summary(combination));
        }
        K6Console console = processes.console(runs);
        String text =
                switch (combination.console()) {
                    case "complete" -> Consoles.LOGO + Consoles.BANNER + Consoles.RUNNING + Consoles.DONE;
                    case "cut off" -> Consoles.LOGO + Consoles.BANNER + Consoles.RUNNING;
                    default -> "npm test\n";
                };
        text.lines().forEach(console::line);
        if (combination.interrupted().equals("yes")) {
            console.end(new Ending(null, Interruption.USER, K6Summary.EMPTY));
        } else if (combination.exit().equals("unknown")) {
            console.end(Ending.UNKNOWN);
        } else {
            console.processEnded(Integer.parseInt(combination.exit()));
        }
        boolean isWarned =
                runs.finished().stream().anyMatch(run -> !run.warnings().isEmpty());
        return runs + (isWarned ? " with warning" : "");
    }

    private static K6Summary summary(Combination combination) {
        return switch (combination.summary()) {
            case "held" -> KnownProcesses.summary(20, true);
            case "crossed" -> KnownProcesses.summary(20, false);
            default -> K6Summary.EMPTY;
        };
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void tableOfDesignHolds(Combination combination) {
        List<String> row = ROWS.stream()
                .filter(cells -> matches(cells, combination.cells()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row, and it is " + outcome(combination)));
        assertThat(outcome(combination)).isEqualTo(row.get(5));
    }

    private static boolean matches(List<String> row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            List<String> accepted = Arrays.asList(row.get(i).split(", "));
            if (!accepted.contains("any") && !accepted.contains(cells.get(i))) {
                return false;
            }
        }
        return true;
    }
}
