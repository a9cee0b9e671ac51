package io.jenkins.plugins.k6notify.engine.process;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The arguments of k6, as far as they are known. Untrusted.
 *
 * @param words the arguments without the program; an empty word stands for an argument that is not known
 */
public record K6Command(List<String> words) implements Serializable {

    private static final Set<String> RUNS = Set.of("run", "cloud");
    private static final Set<String> NOT_RUNS =
            Set.of("cloud login", "cloud logout", "cloud upload", "cloud test", "cloud project", "cloud help");
    private static final Set<String> FLAGS_WITHOUT_RUN = Set.of("--help", "-h", "--upload-only");

    /** Flags of k6 that precede a command and take a value. */
    private static final Set<String> FLAGS_WITH_VALUE =
            Set.of("-c", "--config", "-a", "--address", "--log-output", "--log-format", "--secret-source");

    private static final int MAX_WORDS = 1000;
    private static final int MAX_WORD = 1000;

    /** Keeps the first {@value #MAX_WORDS} words, and the first {@value #MAX_WORD} characters of each. */
    public K6Command {
        words = words.stream()
                .limit(MAX_WORDS)
                .map(word -> word.substring(0, Math.min(word.length(), MAX_WORD)))
                .toList();
    }

    /** Whether k6 runs a test: {@code run} or {@code cloud run}, not {@code version} or {@code cloud upload}. */
    public boolean isRun() {
        int start = subCommand();
        if (start >= words.size() || !RUNS.contains(words.get(start))) {
            return false;
        }
        String next = start + 1 < words.size() ? words.get(start) + ' ' + words.get(start + 1) : "";
        return !NOT_RUNS.contains(next) && words.stream().noneMatch(FLAGS_WITHOUT_RUN::contains);
    }

    private int subCommand() {
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-")) {
            i += FLAGS_WITH_VALUE.contains(words.get(i)) ? 2 : 1;
        }
        return i;
    }

    /**
     * Returns the script of a run as given to k6, {@code -} for standard input; null if it is unknown. Of several
     * arguments that may be the script, the last one.
     */
    @CheckForNull
    public String script() {
        return words.stream()
                .skip(subCommand() + 1L)
                .filter(word -> word.equals("-") || word.indexOf('.') >= 0 && !word.startsWith("-"))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** @param flag with its dashes */
    public boolean has(String flag) {
        return words.contains(flag);
    }
}
