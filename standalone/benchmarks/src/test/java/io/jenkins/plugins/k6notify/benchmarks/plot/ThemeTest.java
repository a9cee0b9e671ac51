package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {

    static List<Map<String, String>> themes() {
        return List.of(Theme.light(), Theme.dark());
    }

    /** WCAG 2.2, 1.4.3 and 1.4.11. */
    @ParameterizedTest
    @MethodSource("themes")
    void contrastsSuffice(Map<String, String> colours) {
        assertThat(contrast(colours, "words")).isGreaterThan(4.5);
        for (String graphic : List.of("ours", "other", "third", "mark")) {
            assertThat(contrast(colours, graphic)).as(graphic).isGreaterThan(3);
        }
    }

    private static double contrast(Map<String, String> colours, String name) {
        double one = luminance(colours.get(name)) + 0.05;
        double other = luminance(colours.get("ground")) + 0.05;
        return Math.max(one / other, other / one);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
