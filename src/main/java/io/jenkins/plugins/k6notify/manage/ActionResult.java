package io.jenkins.plugins.k6notify.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Result of a button, shown to an administrator on the next page. The page address selects one of these fixed messages,
 * as anyone can write such an address.
 */
enum ActionResult {
    SUBMITTED("success", Messages::ActionResult_Submitted),
    ALREADY_WAITING("info", Messages::ActionResult_AlreadyWaiting),
    NOT_KEPT("warning", Messages::ActionResult_NotKept),
    NOT_SENT("danger", Messages::ActionResult_NotSent),
    /** The result of the test itself is in {@link TestHookResults}. */
    TESTED("info", channel -> channel),
    NO_CHANNEL("warning", any -> Messages.ActionResult_NoChannel()),
    NOTHING_FAILED("info", any -> Messages.ActionResult_NothingFailed()),
    ALREADY_RUNNING("warning", any -> Messages.ActionResult_AlreadyRunning()),
    NO_OUTBOX("danger", any -> Messages.ActionResult_NoOutbox());

    private final String style;
    private final UnaryOperator<String> text;

    ActionResult(String style, UnaryOperator<String> text) {
        this.style = style;
        this.text = text;
    }

    /** The result as a parameter of the page address. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ActionResult> read(@CheckForNull String parameter) {
        return Arrays.stream(values())
                .filter(result -> result.parameter().equals(parameter))
                .findFirst();
    }

    /** @param message the message that was redelivered; null if it is unknown by now */
    Notice notice(@CheckForNull String message) {
        return new Notice(style, text.apply(message == null ? Messages.ActionResult_Message() : message));
    }
}
