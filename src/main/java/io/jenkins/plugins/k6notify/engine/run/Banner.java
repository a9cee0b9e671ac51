package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * The announcement that k6 prints before a run. Untrusted: the author of the script can choose every part.
 *
 * @param execution null if no banner was printed ({@code --quiet})
 * @param script the script as given to k6, {@code -} for standard input; null if unknown
 * @param url the page of the run in k6 Cloud; null for other runs
 * @param cloudRunId the run number of k6 Cloud; null for other runs
 */
public record Banner(
        @CheckForNull Execution execution,
        @CheckForNull String script,
        @CheckForNull String url,
        @CheckForNull Long cloudRunId) {

    /** The banner of a run that printed none. */
    public static final Banner NONE = new Banner(null, null, null, null);

    /**
     * Returns the base name of the script, which k6 Cloud uses as the name of a test: {@code checkout.js} for {@code
     * /home/ci/tests/checkout.js}. Accepts paths of any operating system, and URLs, whose query and fragment are
     * ignored.
     *
     * @return null if the script is unknown or is standard input
     */
    @CheckForNull
    public String scriptName() {
        if (script == null || script.equals("-")) {
            return null;
        }
        String path = script.contains("://") ? script.split("[?#]", 2)[0] : script;
        int end = path.length();
        while (end > 0 && isSeparator(path.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isSeparator(path.charAt(start - 1))) {
            start--;
        }
        return start == end ? script : path.substring(start, end);
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
