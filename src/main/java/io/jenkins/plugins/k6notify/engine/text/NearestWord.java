package io.jenkins.plugins.k6notify.engine.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds the known word that is most similar to an unknown one, to suggest it in an error message. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * Returns the word that takes the fewest changed, added or removed letters.
     *
     * @param word a short text: the time is proportional to its length times the lengths of the known words
     * @param known at least one word; the first one of several equally near is returned
     */
    public static String to(String word, Stream<String> known) {
        return known.min(Comparator.comparingInt(one -> distance(word, one))).orElseThrow();
    }

    /** Returns the number of letters to change, add or remove (Levenshtein distance). */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
