package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prepares a foreign text for display: masks secrets, and removes control characters. */
public final class Redaction {

    private static final String MASK = "****";

    /** Shorter parts of a path or a query are words rather than secrets. */
    private static final int MIN_SECRET_LENGTH = 8;

    /** Control characters, line separators, and characters that change the direction of text. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Zl}\\p{Zp}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}"
                    + "\\x{2066}-\\x{2069}\\x{feff}\\p{Cs}]|\\s");

    private final List<String> secrets;

    private final Pattern pattern;

    private Redaction(Set<String> secrets) {
        // The longest first, so that a URL becomes one mask instead of several.
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String alternatives = this.secrets.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        // Without secrets, the pattern matches nothing.
        this.pattern = Pattern.compile(secrets.isEmpty() ? "(?!)" : alternatives, Pattern.CASE_INSENSITIVE);
    }

    /** Creates a redaction of secrets. */
    public static Redaction of(Collection<String> secrets) {
        return new Redaction(
                secrets.stream().filter(secret -> !secret.isBlank()).collect(Collectors.toSet()));
    }

    /** Creates a redaction of the path and query of a URL, their parts, and other secrets. */
    public static Redaction of(URI uri, List<String> others) {
        Set<String> secrets = new LinkedHashSet<>();
        add(secrets, uri.getRawPath(), "/");
        add(secrets, uri.getPath(), "/");
        add(secrets, uri.getRawQuery(), "[&=]");
        add(secrets, uri.getQuery(), "[&=]");
        if (!secrets.isEmpty()) {
            secrets.add(uri.toString());
        }
        for (String other : others) {
            if (!other.isBlank()) {
                secrets.add(other.trim());
                secrets.add(other.trim().replaceFirst("^(?:whsec_|[A-Za-z]+ )(?=.)", ""));
            }
        }
        return new Redaction(secrets);
    }

    /** Adds a path or query and its parts. */
    private static void add(Set<String> secrets, @CheckForNull String whole, String separator) {
        if (whole == null || whole.isEmpty() || whole.equals("/")) {
            return;
        }
        secrets.add(whole);
        for (String part : whole.split(separator)) {
            if (part.length() >= MIN_SECRET_LENGTH) {
                secrets.add(part);
            }
        }
    }

    /** Returns the text as one line, without secrets and control characters. */
    public String apply(String text) {
        String masked = mask(text);
        // Masks again, because a removed control character may have split a secret.
        return mask(UNPRINTABLE.matcher(masked).replaceAll(" ").replaceAll(" {2,}", " "))
                .strip();
    }

    /** Applies to a text that was cut off, possibly within a secret. */
    public String applyToHead(String head) {
        return apply(head.substring(0, head.length() - cutSecretLength(head)));
    }

    private String mask(String text) {
        return pattern.matcher(text).replaceAll(MASK);
    }

    /** Returns the number of characters at the end of the text that are the beginning of a secret. */
    private int cutSecretLength(String head) {
        int cut = 0;
        for (String secret : secrets) {
            for (int length = Math.min(secret.length(), head.length()); length > cut; length--) {
                if (head.regionMatches(true, head.length() - length, secret, 0, length)) {
                    cut = length;
                }
            }
        }
        return cut;
    }
}
