package io.jenkins.plugins.k6notify.i18n;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Texts for what the engine names, in the language of the request, or of Jenkins where there is none. All may contain text from
 * outside, so views have to escape them.
 */
@Restricted(NoExternalUse.class)
public final class Wording {

    /** Where http and hosts are allowed, as an argument of reasons. */
    public static final String WHERE_TO_ALLOW = "Manage Jenkins > System > k6 notifications";

    private Wording() {}

    /** @return one line that can follow a colon */
    public static String of(Reason reason) {
        return withPlace(reason).words(LocaleProvider.getLocale());
    }

    /** Names the place where something is allowed as the menus of Jenkins do in this language. */
    private static Reason withPlace(Reason reason) {
        return new Reason(
                reason.kind(),
                reason.arguments().stream()
                        .map(argument -> argument.equals(WHERE_TO_ALLOW) ? Messages.Wording_WhereToAllow() : argument)
                        .toList(),
                reason.detail() == null ? null : withPlace(reason.detail()));
    }

    /** @return one line; what k6 itself said stays in k6's words; null for a run that passed */
    @CheckForNull
    public static String of(Outcome outcome) {
        return outcome.because() == null ? outcome.reason() : outcome.because().words(LocaleProvider.getLocale());
    }

    /** @return one line */
    public static String of(RunWarning warning) {
        return warning.words(LocaleProvider.getLocale());
    }
}
