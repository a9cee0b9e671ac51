package io.jenkins.plugins.k6notify.engine.console.progress;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.TextScanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the three lines with which k6 announces a run (grafana/k6 {@code internal/cmd/ui.go}): {@code execution:},
 * followed by {@code script:} and {@code output:} in either order, possibly with other lines between them.
 */
public final class BannerReader {

    private static final String EXECUTION = "execution: ";

    private static final String URL = "(https?://[^\\s,()\"<>]{1,500})";

    /**
     * {@code k6 cloud} prints the page of the run as its output; other runs that send results there print it in
     * brackets.
     */
    private static final Pattern CLOUD_PAGE = Pattern.compile(URL);

    private static final Pattern CLOUD_OUTPUT = Pattern.compile("\\bcloud \\(" + URL + "\\)");
    private static final Pattern CLOUD_RUN = Pattern.compile("(?s).*/runs/([0-9]{1,18})/?");

    private static final int MAX_SCRIPT = 255;
    private static final int MAX_OUTPUT = 2000;
    private static final int MOST_LINES = 6;

    private Execution execution;
    private String script;
    private String output;
    private int linesLeft;

    /** Ends the current block. */
    public void clear() {
        linesLeft = 0;
    }

    /** Whether the next lines may belong to a banner. */
    public boolean isInBlock() {
        return linesLeft > 0;
    }

    /** Whether the first line of a banner begins here. */
    public static boolean isStart(CharSequence line, int start) {
        return execution(line, start) != null;
    }

    /** @return the banner, once its last line is read; null for any other line */
    @CheckForNull
    public Banner read(CharSequence line) {
        TextScanner scanner = new TextScanner(line, 0);
        scanner.skipBlanks();
        Execution begun = execution(line, scanner.position());
        if (begun != null) {
            execution = begun;
            script = null;
            output = null;
            linesLeft = MOST_LINES;
            return null;
        }
        if (linesLeft == 0) {
            return null;
        }
        linesLeft--;
        if (scanner.skip("script:")) {
            script = named(scanner, MAX_SCRIPT);
        } else if (scanner.skip("output:")) {
            output = named(scanner, MAX_OUTPUT);
        }
        return script == null || output == null ? null : complete();
    }

    @CheckForNull
    private static Execution execution(CharSequence line, int start) {
        TextScanner scanner = new TextScanner(line, start);
        if (!scanner.skip(EXECUTION)) {
            return null;
        }
        Execution named = scanner.skip(Execution.LOCAL.id())
                ? Execution.LOCAL
                : scanner.skip(Execution.CLOUD.id()) ? Execution.CLOUD : null;
        return scanner.skipBlanksToEnd() ? named : null;
    }

    @CheckForNull
    private static String named(TextScanner scanner, int max) {
        String text = scanner.skipBlanks() == 0 ? "" : scanner.rest();
        return text.isEmpty() ? null : Excerpt.line(text, max);
    }

    private Banner complete() {
        linesLeft = 0;
        Matcher url = (execution == Execution.CLOUD ? CLOUD_PAGE : CLOUD_OUTPUT).matcher(output);
        String page = url.find() ? url.group(1) : null;
        Matcher run = CLOUD_RUN.matcher(page == null ? "" : page);
        return new Banner(execution, script, page, run.matches() ? Long.valueOf(run.group(1)) : null);
    }
}
