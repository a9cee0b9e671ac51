package io.jenkins.plugins.k6notify.engine.message.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a list that an e-mail shows, and a last line with the number of those that it omits: {@code … and 28 more}.
 *
 * @param lines the lines to show
 * @param isWhole whether the list has lines and omits none
 */
record MailList(List<String> lines, boolean isWhole) {

    /** Gmail cuts off e-mails of more than 102 kB. */
    static final int MAX_LINES = 50;

    MailList {
        lines = List.copyOf(lines);
    }

    /** @param mayLack whether there may be more lines than known */
    static MailList of(List<String> all, boolean mayLack) {
        List<String> lines = new ArrayList<>(all.subList(0, Math.min(all.size(), MAX_LINES)));
        int left = all.size() - lines.size();
        boolean isWhole = !lines.isEmpty() && left == 0 && !mayLack;
        if (!lines.isEmpty() && !isWhole) {
            String number = mayLack ? "at least " + left : Integer.toString(left);
            lines.add("… and " + (left == 0 ? "perhaps" : number) + " more");
        }
        return new MailList(lines, isWhole);
    }
}
