package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Result of a button, shown to an administrator on the next page. The page address selects one of these fixed messages,
 * as anyone can write such an address.
 */
enum ActionResult {
    HANDED_OVER("success"),
    UNDER_WAY("info"),
    NOT_KEPT("warning"),
    NOT_SENT("danger"),
    TESTED("info"),
    NO_CHANNEL("warning"),
    NOTHING_FAILED("info"),
    ONE_AT_A_TIME("warning"),
    NO_OUTBOX("danger");

    /** The parameter of the page address. */
    static final String PARAMETER = "said";

    private final String style;

    ActionResult(String style) {
        this.style = style;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ActionResult> read(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equals(word))
                .findFirst();
    }

    /** The suffix of a CSS class of Jenkins. */
    String style() {
        return style;
    }

    /** @param about the message or channel; null if it is unknown by now */
    String text(@CheckForNull String about) {
        String what = about == null ? Messages.ActionResult_Message() : about;
        return switch (this) {
            case HANDED_OVER -> Messages.ActionResult_HandedOver(what);
            case UNDER_WAY -> Messages.ActionResult_UnderWay(what);
            case NOT_KEPT -> Messages.ActionResult_NotKept(what);
            case NOT_SENT -> Messages.ActionResult_NotSent(what);
            case TESTED -> what;
            case NO_CHANNEL -> Messages.ActionResult_NoChannel();
            case NOTHING_FAILED -> Messages.ActionResult_NothingFailed();
            case ONE_AT_A_TIME -> Messages.ActionResult_OneAtATime();
            case NO_OUTBOX -> Messages.ActionResult_NoOutbox();
        };
    }
}
