package io.jenkins.plugins.k6notify.engine.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What k6 says of a run before it starts. Every part can be chosen by whoever wrote the script.
 *
 * @param execution null where no banner was printed ({@code --quiet})
 * @param script as given to k6, {@code -} for standard input; null where not known
 * @param url the page of the run in k6 Cloud; null for others
 * @param cloudRunId k6 Cloud's number of the run; null for others
 */
public record Banner(
        @CheckForNull Execution execution,
        @CheckForNull String script,
        @CheckForNull String url,
        @CheckForNull Long cloudRunId) {

    /** For a run that printed none. */
    public static final Banner NONE = new Banner(null, null, null, null);

    /**
     * The base name of the script, which is what k6 Cloud calls a test: {@code checkout.js} for {@code
     * /home/ci/tests/checkout.js}. Takes paths of any system, and URLs, whose query and fragment do not count.
     *
     * @return null where the script is not known, or is standard input
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
