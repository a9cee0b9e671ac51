package io.jenkins.plugins.k6notify.view;

import static io.jenkins.plugins.k6notify.record.SampleRuns.left;
import static io.jenkins.plugins.k6notify.record.SampleRuns.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the symbols in badges. */
class OutcomeGlyphTest {

    @Test
    void glyphsAreSymbolsOfPlugin() {
        List<OutcomeBadge> badges = new ArrayList<>();
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            badges.add(OutcomeBadge.of(K6Status.FINISHED, kind));
        }
        badges.add(OutcomeBadge.of(record(1, null)));
        for (OutcomeBadge badge : badges) {
            assertThat(badge.glyph()).startsWith("symbol-outcome-").endsWith(" plugin-k6-notify");
            String name = badge.glyph().substring("symbol-".length()).split(" ", 2)[0];
            assertThat(OutcomeGlyphTest.class.getResource("/images/symbols/" + name + ".svg"))
                    .as(name)
                    .isNotNull();
        }
        assertThat(OutcomeBadge.of(left(1)).glyph()).isEqualTo("symbol-cloud");
    }
}
