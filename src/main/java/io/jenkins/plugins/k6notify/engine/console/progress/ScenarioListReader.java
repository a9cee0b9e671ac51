package io.jenkins.plugins.k6notify.engine.console.progress;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;

/**
 * Reads the names of the scenarios, which k6 lists after its banner (grafana/k6 {@code internal/cmd/ui.go}):
 * {@code scenarios:}, followed by a line {@code * name: description} for each scenario that it executes. With
 * {@code --scenario}, these are the selected ones.
 */
public final class ScenarioListReader {

    /** Lines between the banner and the list, such as the address of a dashboard. */
    private static final int MOST_LINES = 6;

    private static final int LONGEST_NAME = 100;

    private boolean listed;
    private int linesLeft;

    /** Expects a list in the next lines. */
    public void begin() {
        listed = false;
        linesLeft = MOST_LINES;
    }

    /** Ends the current list. */
    public void clear() {
        linesLeft = 0;
    }

    /** Whether the next line may belong to a list. */
    public boolean isInBlock() {
        return linesLeft > 0;
    }

    /** @return the name of a scenario; null for any other line, and for a name that is too long */
    @CheckForNull
    public String read(CharSequence line) {
        if (linesLeft == 0) {
            return null;
        }
        TextScanner scanner = new TextScanner(line, 0);
        scanner.skipBlanks();
        if (listed) {
            String name = scanner.skip("* ") ? name(scanner, line) : null;
            linesLeft = name == null ? 0 : linesLeft;
            return name;
        }
        listed = scanner.skip("scenarios: (");
        linesLeft -= listed ? 0 : 1;
        return null;
    }

    @CheckForNull
    private static String name(TextScanner scanner, CharSequence line) {
        int start = scanner.position();
        while (!scanner.atEnd()
                && scanner.position() - start < LONGEST_NAME
                && ProgressReader.isOfName(scanner.peek())) {
            scanner.moveTo(scanner.position() + 1);
        }
        return scanner.position() > start && scanner.peek() == ':'
                ? line.subSequence(start, scanner.position()).toString()
                : null;
    }
}
