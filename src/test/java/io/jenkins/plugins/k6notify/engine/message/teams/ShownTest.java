package io.jenkins.plugins.k6notify.engine.message.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.event.SampleEvents;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final String LEFT_OUT = "Left out, because Teams limits the size of a card: ";

    @Test
    void namesNothingIfAllIsShown() {
        RunContent content = content(3, false);
        assertThat(Shown.all(content).leftOut(content)).isEmpty();
        assertThat(Shown.all(content).showsAllCrossed(content)).isTrue();
    }

    @Test
    void namesWhatIsLeftOut() {
        RunContent content = content(3, false);
        Shown all = Shown.all(content);
        assertThat(all.withOneFact().leftOut(content)).isEqualTo(LEFT_OUT + "6 figures");
        assertThat(all.withoutWarnings().leftOut(content)).isEqualTo(LEFT_OUT + "2 warnings");
        assertThat(all.withCrossed(2).leftOut(content)).isEqualTo(LEFT_OUT + "1 crossed threshold");
        assertThat(all.withOneFact().withoutWarnings().withCrossed(0).leftOut(content))
                .isEqualTo(LEFT_OUT + "6 figures, 2 warnings, 3 crossed thresholds");
    }

    @Test
    void namesThresholdsThatMayBeUnknown() {
        RunContent content = content(3, true);
        String unknown = "More thresholds may have been crossed than are known.";
        assertThat(Shown.all(content).leftOut(content)).isEqualTo(unknown);
        assertThat(Shown.all(content).withCrossed(1).leftOut(content))
                .isEqualTo(unknown + " " + LEFT_OUT + "2 crossed thresholds");
    }

    @Test
    void showsAllCrossedOnlyIfThereAreSome() {
        assertThat(Shown.all(content(0, false)).showsAllCrossed(content(0, false)))
                .isFalse();
        assertThat(Shown.all(content(3, true)).showsAllCrossed(content(3, true)))
                .isFalse();
        assertThat(Shown.all(content(3, false)).withCrossed(2).showsAllCrossed(content(3, false)))
                .isFalse();
    }

    @Test
    void keepsNoFactIfThereIsNone() {
        assertThat(new Shown(0, 1, 1).withOneFact()).isEqualTo(new Shown(0, 1, 1));
    }

    private static RunContent content(int crossed, boolean mayLack) {
        RunContent sample = RunContent.of(SampleEvents.passedWithWarnings());
        List<String> lines = Collections.nCopies(crossed, "checks rate>0.9");
        return new RunContent(
                sample.headline(),
                sample.severity(),
                sample.outcome(),
                sample.reason(),
                sample.facts(),
                sample.build(),
                sample.buildUrl(),
                sample.user(),
                lines,
                mayLack,
                sample.warnings(),
                sample.context(),
                sample.links(),
                null);
    }
}
