package io.jenkins.plugins.k6notify.engine.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import io.jenkins.plugins.k6notify.engine.text.NearestWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The choice of the run that a finished run is compared with. */
public enum Baseline {
    /** The last finished run of an earlier build, else that of the target branch. The default. */
    PREVIOUS,
    /** The last passed run of an earlier build, else that of the target branch. */
    PASSED,
    /** The run that a user pinned, whether its build still exists or not; else the one pinned in the target branch. */
    PINNED,
    /** The last finished run of the target branch. */
    TARGET;

    private static final int MAX_WORD = 60;

    /**
     * @param word in any letter case, with blanks around it
     * @throws IllegalArgumentException for any other word; the message names the nearest known word, for people
     */
    public static Baseline of(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return find(lower).orElseThrow(() -> unknown(Excerpt.line(lower, MAX_WORD)));
    }

    /** Returns the default for a choice that only a newer version knows. */
    @JsonCreator
    static Baseline stored(String id) {
        return find(id).orElse(PREVIOUS);
    }

    private static Optional<Baseline> find(String id) {
        return Arrays.stream(values())
                .filter(baseline -> baseline.id().equals(id))
                .findFirst();
    }

    /** Returns the words of all choices, the default first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Baseline::id).toList();
    }

    /** Returns the word for this choice: {@code previous}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(
                "unknown baseline '" + word + "' (did you mean '" + NearestWord.to(word, ids().stream()) + "'?)");
    }
}
