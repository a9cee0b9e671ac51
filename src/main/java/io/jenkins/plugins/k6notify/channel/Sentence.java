package io.jenkins.plugins.k6notify.channel;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.i18n.Wording;
import java.util.Locale;

/** Capitalizes reasons. Their texts are written to follow a colon; a form shows them alone. */
final class Sentence {

    private Sentence() {}

    static String of(Reason reason) {
        return of(Wording.of(reason));
    }

    static String of(String text) {
        boolean beginsWithHost = text.split(" ", 2)[0].contains(".");
        if (beginsWithHost) {
            return text + '.';
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + '.';
    }
}
