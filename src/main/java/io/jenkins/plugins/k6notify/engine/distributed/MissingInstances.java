package io.jenkins.plugins.k6notify.engine.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the instances that were expected and not seen. */
final class MissingInstances {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");
    private static final int MOST_NAMED = 10;

    private MissingInstances() {}

    /**
     * Returns their names: by number if the labels of the others are numbered, such as {@code checkout-3}; otherwise
     * by their place, such as {@code instance 4}. At most {@value #MOST_NAMED} are named.
     *
     * @param labels the labels of the instances that were seen
     */
    static String of(List<String> labels, int expected) {
        int missing = expected - labels.size();
        List<String> names = numbered(labels, expected);
        if (names.isEmpty()) {
            for (int number = labels.size() + 1; number <= expected && names.size() < MOST_NAMED; number++) {
                names.add("instance " + number);
            }
        }
        String shown = String.join(", ", names);
        return missing > MOST_NAMED ? shown + ", …" : shown;
    }

    /** @return empty unless all labels have the same text before different numbers */
    private static List<String> numbered(List<String> labels, int expected) {
        Set<Integer> numbers = new TreeSet<>();
        Set<String> texts = new TreeSet<>();
        for (String label : labels) {
            Matcher matcher = NUMBERED.matcher(label);
            if (!matcher.matches() || !numbers.add(Integer.valueOf(matcher.group(2)))) {
                return new ArrayList<>();
            }
            texts.add(matcher.group(1));
        }
        int first = numbers.contains(0) ? 0 : 1;
        List<String> names = new ArrayList<>();
        boolean isSeries = texts.size() == 1 && numbers.stream().allMatch(number -> number < first + expected);
        for (int number = first; isSeries && number < first + expected && names.size() < MOST_NAMED; number++) {
            if (!numbers.contains(number)) {
                names.add(texts.iterator().next() + number);
            }
        }
        return names;
    }
}
