package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.wording.Numbers.whole;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A word at the head of a page.
 *
 * @param style ends the name of a CSS class of Jenkins: success, info, warning, danger
 * @param text perhaps from outside, so views have to escape it
 */
@Restricted(NoExternalUse.class)
public record Said(String style, String text) {

    /** Of a test of a channel. */
    static Said of(HookTest test) {
        String warning = test.result().warning().orElse("");
        String text = test.endpoint().channel() + ": " + ChannelRow.words(test.result());
        if (!test.result().delivered()) {
            return new Said("danger", text);
        }
        return warning.isEmpty() ? new Said("success", text) : new Said("warning", text + "; " + warning);
    }

    /** How far messages that failed are sent once more. */
    static Said of(Resending.Progress progress) {
        if (progress.ended() == null) {
            return new Said("info", Messages.Resending_Going(whole(progress.handedOver()), whole(progress.total())));
        }
        StringBuilder text =
                new StringBuilder(Messages.Resending_HandedOver(whole(progress.handedOver()), whole(progress.total())));
        add(text, progress.underWay(), Messages.Resending_UnderWay(whole(progress.underWay())));
        add(text, progress.notKept(), Messages.Resending_NotKept(whole(progress.notKept())));
        add(text, progress.failed(), Messages.Resending_Failed(whole(progress.failed())));
        add(text, progress.left(), Messages.Resending_Left(whole(progress.left())));
        boolean all = progress.handedOver() + progress.underWay() == progress.total();
        return new Said(all ? "success" : "warning", text.toString());
    }

    private static void add(StringBuilder text, int count, @CheckForNull String sentence) {
        if (count > 0) {
            text.append(' ').append(sentence);
        }
    }
}
