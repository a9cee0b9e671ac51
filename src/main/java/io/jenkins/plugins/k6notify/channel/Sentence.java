package io.jenkins.plugins.k6notify.channel;

import java.util.Locale;

/** The engine words its reasons so that they can follow a colon; a form shows them alone. */
final class Sentence {

    private Sentence() {}

    static String of(String words) {
        boolean beginsWithHost = words.split(" ", 2)[0].contains(".");
        if (beginsWithHost) {
            return words + '.';
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + '.';
    }
}
