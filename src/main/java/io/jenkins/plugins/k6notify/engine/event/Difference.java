package io.jenkins.plugins.k6notify.engine.event;

import io.jenkins.plugins.k6notify.engine.text.MessageTemplate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A way in which two runs of a test differ so that their values cannot be compared. The texts are in {@code
 * Codes.properties}.
 */
public enum Difference {
    /** The script had other thresholds. */
    THRESHOLDS,
    /** k6 executed other scenarios. */
    SCENARIOS;

    private final MessageTemplate template = new MessageTemplate("Difference." + name());

    /** Returns the name used in notifications. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns one line of English about the earlier run: {@code its thresholds were different}. */
    public static String words(List<Difference> differences) {
        return words(differences, Locale.ENGLISH);
    }

    /** Returns the line in another language. */
    public static String words(List<Difference> differences, Locale locale) {
        return differences.stream()
                .map(difference -> difference.template.with(locale, List.of()))
                .collect(Collectors.joining(", "));
    }
}
