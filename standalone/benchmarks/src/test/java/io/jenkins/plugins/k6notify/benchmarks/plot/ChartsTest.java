package io.jenkins.plugins.k6notify.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final List<Color> GRAPHICS = List.of(Charts.K6_NOTIFY, Charts.OTHER, Charts.THIRD, Charts.MARK);

    /** WCAG 2.2, 1.4.3 and 1.4.11. */
    @Test
    void colorsContrastWithBackground() {
        assertContrasts(Function.identity());
    }

    @Test
    void darkColorsContrastWithBackground() {
        assertContrasts(ChartsTest::filter);
    }

    private static void assertContrasts(Function<float[], float[]> variant) {
        assertThat(contrast(Charts.TEXT, variant)).isGreaterThan(4.5);
        assertThat(GRAPHICS)
                .allSatisfy(color -> assertThat(contrast(color, variant)).isGreaterThan(3));
    }

    private static double contrast(Color color, Function<float[], float[]> variant) {
        double one = luminance(variant.apply(color.getRGBColorComponents(null))) + 0.05;
        double other = luminance(variant.apply(Charts.BACKGROUND.getRGBColorComponents(null))) + 0.05;
        return Math.max(one / other, other / one);
    }

    private static double luminance(float[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(float value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** {@code invert(0.95) hue-rotate(180deg)}, as Filter Effects defines it. */
    private static float[] filter(float[] rgb) {
        float red = 0.95f - 0.9f * rgb[0];
        float green = 0.95f - 0.9f * rgb[1];
        float blue = 0.95f - 0.9f * rgb[2];
        return new float[] {
            limit(-0.574f * red + 1.43f * green + 0.144f * blue),
            limit(0.426f * red + 0.43f * green + 0.144f * blue),
            limit(0.426f * red + 1.43f * green - 0.856f * blue)
        };
    }

    private static float limit(float value) {
        return Math.min(Math.max(value, 0), 1);
    }
}
