package io.jenkins.plugins.k6notify.engine.console;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the three lines with which k6 announces a run (grafana/k6 {@code internal/cmd/ui.go}): {@code execution:}, then
 * {@code script:} and {@code output:} in either order, with others between them.
 */
final class BannerReader {

    /** With one of these begins what this class takes notice of outside of a banner. */
    static final List<String> SIGNS = List.of("execution:");

    private static final Pattern EXECUTION = Pattern.compile("\\s*execution:\\s+(local|cloud)\\s*");
    private static final Pattern SCRIPT = Pattern.compile("\\s*script:\\s+(\\S.*)");
    private static final Pattern OUTPUT = Pattern.compile("\\s*output:\\s+(\\S.*)");
    private static final String URL = "(https?://[^\\s,()\"<>]{1,500})";

    /** {@code k6 cloud} gives the page of the run as its output; other runs that send results there name it in brackets. */
    private static final Pattern CLOUD_PAGE = Pattern.compile(URL);

    private static final Pattern CLOUD_OUTPUT = Pattern.compile("\\bcloud \\(" + URL + "\\)");
    private static final Pattern CLOUD_RUN = Pattern.compile(".*/runs/([0-9]{1,18})/?");

    private static final int MAX_SCRIPT = 255;
    private static final int MOST_LINES = 6;

    private Execution execution;
    private String script;
    private String output;
    private int linesLeft;

    /** Whether the next lines are looked at for the rest of a banner. */
    boolean isInBlock() {
        return linesLeft > 0;
    }

    /** @return the banner, when its last line is read; null for any other line */
    @CheckForNull
    Banner read(String line) {
        Matcher start = EXECUTION.matcher(line);
        if (start.matches()) {
            execution = start.group(1).equals("cloud") ? Execution.CLOUD : Execution.LOCAL;
            script = null;
            output = null;
            linesLeft = MOST_LINES;
            return null;
        }
        if (linesLeft == 0) {
            return null;
        }
        linesLeft--;
        return readNext(line);
    }

    @CheckForNull
    private Banner readNext(String line) {
        Matcher named = SCRIPT.matcher(line);
        if (named.matches()) {
            script = Excerpt.line(named.group(1), MAX_SCRIPT);
            return output == null ? null : complete();
        }
        Matcher sent = OUTPUT.matcher(line);
        if (sent.matches()) {
            output = sent.group(1);
            return script == null ? null : complete();
        }
        return null;
    }

    private Banner complete() {
        linesLeft = 0;
        Matcher url = (execution == Execution.CLOUD ? CLOUD_PAGE : CLOUD_OUTPUT).matcher(output);
        String page = url.find() ? url.group(1) : null;
        Matcher run = CLOUD_RUN.matcher(page == null ? "" : page);
        return new Banner(execution, script, page, run.matches() ? Long.valueOf(run.group(1)) : null);
    }
}
