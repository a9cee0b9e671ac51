package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.i18n.Numbers.whole;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A notice at the top of a page.
 *
 * @param style suffix of a CSS class of Jenkins: success, info, warning, danger
 * @param text possibly untrusted text: views must escape it
 */
@Restricted(NoExternalUse.class)
public record Notice(String style, String text) {

    /** Returns the notice of a bulk redelivery. */
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
