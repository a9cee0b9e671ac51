package io.jenkins.plugins.k6notify.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The announcement that k6 prints before a run. Untrusted: the author of the script can choose every part.
 *
 * @param execution null if no banner was printed ({@code --quiet})
 * @param script the script as given to k6, {@code -} for standard input; null if unknown
 * @param url the page of the run in k6 Cloud; null for other runs
 * @param cloudRunId the run number of k6 Cloud; null for other runs
 * @param scenarios the names of the scenarios that k6 executes, the first {@value #MAX_SCENARIOS}; empty if unknown
 */
public record Banner(
        @CheckForNull Execution execution,
        @CheckForNull String script,
        @CheckForNull String url,
        @CheckForNull Long cloudRunId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> scenarios) {

    private static final int MAX_SCENARIOS = 50;

    /** The banner of a run that printed none. */
    public static final Banner NONE = new Banner(null, null, null, null);

    /** Accepts null instead of an empty list of scenarios, which stored runs of earlier versions lack. */
    public Banner {
        scenarios = Objects.requireNonNullElse(scenarios, List.<String>of()).stream()
                .filter(Objects::nonNull)
                .limit(MAX_SCENARIOS)
                .toList();
    }

    /** Creates a banner without scenarios. */
    public Banner(
            @CheckForNull Execution execution,
            @CheckForNull String script,
            @CheckForNull String url,
            @CheckForNull Long cloudRunId) {
        this(execution, script, url, cloudRunId, List.of());
    }

    /** Returns this banner with another scenario. */
    public Banner withScenario(String name) {
        return new Banner(
                execution,
                script,
                url,
                cloudRunId,
                Stream.concat(scenarios.stream(), Stream.of(name)).toList());
    }

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
