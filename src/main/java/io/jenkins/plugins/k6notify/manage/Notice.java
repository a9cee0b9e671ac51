package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.i18n.Numbers.whole;

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
public record Notice(String style, String text) {

    /** Of a test of a channel. */
    static Notice of(TestHookResult test) {
        String warning = test.result().warning().orElse("");
        String text = test.endpoint().channel() + ": " + ChannelRow.words(test.result());
        if (!test.result().delivered()) {
            return new Notice("danger", text);
        }
        return warning.isEmpty() ? new Notice("success", text) : new Notice("warning", text + "; " + warning);
    }

    /** How far messages that failed are sent once more. */
    static Notice of(BulkRedelivery.Progress progress) {
        if (progress.ended() == null) {
            return new Notice(
                    "info", Messages.BulkRedelivery_Going(whole(progress.handedOver()), whole(progress.total())));
        }
        StringBuilder text = new StringBuilder(
                Messages.BulkRedelivery_HandedOver(whole(progress.handedOver()), whole(progress.total())));
        add(text, progress.underWay(), Messages.BulkRedelivery_UnderWay(whole(progress.underWay())));
        add(text, progress.notKept(), Messages.BulkRedelivery_NotKept(whole(progress.notKept())));
        add(text, progress.failed(), Messages.BulkRedelivery_Failed(whole(progress.failed())));
        add(text, progress.left(), Messages.BulkRedelivery_Left(whole(progress.left())));
        boolean all = progress.handedOver() + progress.underWay() == progress.total();
        return new Notice(all ? "success" : "warning", text.toString());
    }

    private static void add(StringBuilder text, int count, @CheckForNull String sentence) {
        if (count > 0) {
            text.append(' ').append(sentence);
        }
    }
}
