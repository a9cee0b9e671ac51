package io.jenkins.plugins.k6notify.i18n;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.event.Difference;
import io.jenkins.plugins.k6notify.engine.gate.GateFinding;
import io.jenkins.plugins.k6notify.engine.gate.InvalidGateException;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.OutcomeReason;
import io.jenkins.plugins.k6notify.engine.run.RunWarning;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import java.util.List;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Localized texts for reasons, outcomes, warnings and problems of the engine, in the language of the request, or of Jenkins
 * outside of a request. May contain untrusted text: views must escape them.
 */
@Restricted(NoExternalUse.class)
public final class Wording {

    /** Setting that allows http and hosts, as an argument of reasons. */
    public static final String WHERE_TO_ALLOW = "Manage Jenkins > System > k6 notifications";

    private Wording() {}

    /** @return one line that can follow a colon */
    public static String of(Reason reason) {
        return withPlace(reason).words(LocaleProvider.getLocale());
    }

    /** Replaces the setting by its localized menu path. */
    private static Reason withPlace(Reason reason) {
        return new Reason(
                reason.kind(),
                reason.arguments().stream()
                        .map(argument -> argument.equals(WHERE_TO_ALLOW) ? Messages.Wording_WhereToAllow() : argument)
                        .toList(),
                reason.detail() == null ? null : withPlace(reason.detail()));
    }

    /** @return one line that keeps the words of k6; null for a run that passed */
    @CheckForNull
    public static String of(Outcome outcome) {
        OutcomeReason because = outcome.because();
        return because == null ? outcome.reason() : because.words(LocaleProvider.getLocale());
    }

    /** @return one line with the position in the template */
    public static String of(TemplateException e) {
        return e.words(LocaleProvider.getLocale());
    }

    /** @return one line about the earlier run that can follow a colon */
    public static String of(List<Difference> differences) {
        return Difference.words(differences, LocaleProvider.getLocale());
    }

    /** @return one line that can follow a colon */
    public static String of(InvalidGateException e) {
        return e.words(LocaleProvider.getLocale());
    }

    /** @return one line, with numbers in the notation of the language */
    public static String of(GateFinding finding) {
        return finding.words(LocaleProvider.getLocale(), Numbers::printed);
    }

    /** @return one line */
    public static String of(RunWarning warning) {
        return warning.words(LocaleProvider.getLocale());
    }
}
