package io.jenkins.plugins.k6notify.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.archive.SkippedFile.Cause;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SkippedFileTest {

    private final Locale locale = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void reset() {
        Locale.setDefault(locale);
    }

    @Test
    void statesCause() {
        assertThat(words(Cause.TOO_LARGE)).isEqualTo("a.html was not kept: it is larger than 5 MB.");
        assertThat(words(Cause.TOO_MANY)).isEqualTo("a.html was not kept: the build already has 50 such files.");
        assertThat(words(Cause.NOT_READ))
                .isEqualTo("a.html was not kept: it could not be copied. The log of Jenkins has the cause.");
        assertThat(words(Cause.NOT_LISTED))
                .isEqualTo("No report of k6 was kept: the files that match a.html could not be listed on the agent.");
    }

    private static String words(Cause cause) {
        return new SkippedFile("a.html", cause).words();
    }
}
