package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a receiver's words fit to be shown: no secret of the target, no control characters. */
final class Redaction {

    private static final String MASK = "****";

    /** A shorter part of a path or a query is more likely a word than a secret. */
    private static final int SECRET_LENGTH = 8;

    /** Control characters, line separators, and those that turn the direction of the text after them. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Zl}\\p{Zp}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}"
                    + "\\x{2066}-\\x{2069}\\x{feff}\\p{Cs}]|\\s");

    private final List<String> secrets;

    /** Null if there is nothing to mask. */
    @CheckForNull
    private final Pattern pattern;

    private Redaction(Set<String> secrets) {
        // The longest first: a whole URL is one mask and not a row of them.
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.pattern = secrets.isEmpty()
                ? null
                : Pattern.compile(
                        this.secrets.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE);
    }

    static Redaction of(URI uri, @CheckForNull String signingSecret) {
        Set<String> secrets = new LinkedHashSet<>();
        addPath(secrets, uri.getRawPath());
        addPath(secrets, uri.getPath());
        addQuery(secrets, uri.getRawQuery());
        addQuery(secrets, uri.getQuery());
        if (!secrets.isEmpty()) {
            secrets.add(uri.toString());
        }
        if (signingSecret != null && !signingSecret.isBlank()) {
            secrets.add(signingSecret.trim());
            secrets.add(signingSecret.trim().replaceFirst("^whsec_(?=.)", ""));
        }
        return new Redaction(secrets);
    }

    private static void addPath(Set<String> secrets, @CheckForNull String path) {
        if (path != null && path.length() > 1) {
            secrets.add(path);
            addParts(secrets, path, "/");
        }
    }

    private static void addQuery(Set<String> secrets, @CheckForNull String query) {
        if (query != null && !query.isEmpty()) {
            secrets.add(query);
            addParts(secrets, query, "[&=]");
        }
    }

    private static void addParts(Set<String> secrets, String whole, String separator) {
        for (String part : whole.split(separator)) {
            if (part.length() >= SECRET_LENGTH) {
                secrets.add(part);
            }
        }
    }

    /** One line without secrets and control characters. */
    String apply(String text) {
        String masked = mask(text);
        // Once more after cleaning: what was no secret with a line break in it may be one without.
        return mask(UNPRINTABLE.matcher(masked).replaceAll(" ").replaceAll(" {2,}", " "))
                .strip();
    }

    /** As {@link #apply}, for a text whose end was cut off, perhaps in the middle of a secret. */
    String applyToHead(String head) {
        return apply(head.substring(0, head.length() - cutSecret(head)));
    }

    private String mask(String text) {
        return pattern == null ? text : pattern.matcher(text).replaceAll(MASK);
    }

    /** How many characters at the end of the text are the beginning of a secret. */
    private int cutSecret(String head) {
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
