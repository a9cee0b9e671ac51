package io.jenkins.plugins.k6notify.message;

import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A preset in the drop-down list of a form.
 *
 * @param title name of the receiver
 * @param source the template
 * @param hint the URL, the credential and the events that fit, in the language of the current user
 */
@Restricted(NoExternalUse.class)
public record PresetChoice(String title, String source, String hint) {

    public static List<PresetChoice> all() {
        return Arrays.stream(TemplatePreset.values())
                .map(preset -> new PresetChoice(preset.title(), preset.source(), hint(preset)))
                .toList();
    }

    private static String hint(TemplatePreset preset) {
        return switch (preset) {
            case K6_CLOUD -> Messages.PresetChoice_K6Cloud();
            case MATTERMOST -> Messages.PresetChoice_Mattermost();
            case DISCORD -> Messages.PresetChoice_Discord();
            case GOOGLE_CHAT -> Messages.PresetChoice_GoogleChat();
            case SLACK_WORKFLOW -> Messages.PresetChoice_SlackWorkflow();
            case GRAFANA_ANNOTATION -> Messages.PresetChoice_GrafanaAnnotation();
            case PAGERDUTY_CHANGE -> Messages.PresetChoice_PagerDutyChange();
            case NTFY -> Messages.PresetChoice_Ntfy();
        };
    }
}
