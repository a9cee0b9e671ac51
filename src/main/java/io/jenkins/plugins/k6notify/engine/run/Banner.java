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
}
