package io.jenkins.plugins.k6notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PresetChoiceTest {

    @Test
    void offersEachPresetWithUrlAndEvents() {
        assertThat(PresetChoice.all())
                .extracting(PresetChoice::source)
                .containsExactlyElementsOf(Arrays.stream(TemplatePreset.values())
                        .map(TemplatePreset::source)
                        .toList());
        assertThat(PresetChoice.all())
                .allSatisfy(choice -> assertThat(choice.hint()).contains("URL", "."));
    }
}
