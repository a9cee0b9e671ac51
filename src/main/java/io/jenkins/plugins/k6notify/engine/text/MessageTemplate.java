package io.jenkins.plugins.k6notify.engine.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English words with places to fill.
 *
 * @param pattern has {@code {0}}, {@code {1}} … where arguments belong, each at most once and none left out; no more than ten
 */
public record MessageTemplate(String pattern) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** How many arguments there are. */
    public int arguments() {
        return (int) PLACE.matcher(pattern).results().count();
    }

    /**
     * The words with the arguments in their places; what was put in is not looked at again.
     *
     * @param arguments as many as there are places
     */
    public String with(List<String> arguments) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(arguments.get(Integer.parseInt(place.group(1)))));
    }
}
