package io.jenkins.plugins.k6notify;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a text as {@link MessageFormat} does: {@code '} begins a quotation up to the next one, {@code ''} is an
 * apostrophe.
 */
final class MessagePattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern QUOTED_BRACES = Pattern.compile("'[{}][^']*'");

    private MessagePattern() {}

    /** The numbers of the arguments that the text shows. */
    static Set<Integer> placeholders(String text) {
        Set<Integer> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text.replaceAll("'[^']*('|$)", ""));
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return numbers;
    }

    static Optional<String> fault(String text) {
        String unquoted = QUOTED_BRACES.matcher(text.replace("''", "")).replaceAll("");
        if (unquoted.contains("'")) {
            return Optional.of("has a single apostrophe; write it twice");
        }
        try {
            new MessageFormat(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("is no pattern: " + e.getMessage());
        }
    }
}
