package io.jenkins.plugins.k6notify.cli.template;

import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.util.Arrays;
import java.util.Iterator;

/** The names of the presets, for help and completion. */
public final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(TemplatePreset.values()).map(TemplatePreset::id).iterator();
    }
}
