package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildReferenceTest {

    private static final UUID RUN = new UUID(1, 2);

    @Test
    void orderingKeyNamesItsBuildAndRun() {
        assertThat(BuildReference.of(BuildReference.orderingKey("folder/load #1#42", RUN, "perf")))
                .contains(new BuildReference("folder/load #1", "42", RUN));
        assertThat(BuildReference.of("folder/load #1#42\n" + RUN + "\nWEBHOOK"))
                .contains(new BuildReference("folder/load #1", "42", RUN));
    }

    @Test
    void orderingKeyDiffersByChannel() {
        assertThat(BuildReference.orderingKey("load#42", RUN, "perf"))
                .isNotEqualTo(BuildReference.orderingKey("load#42", RUN, "alerts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cli",
                "a\nb\nc",
                "a#1\nb\nc",
                "a#1\n00000000-0000-0000-0000-000000000000",
                "a\n00000000-0000-0000-0000-000000000000\nc"
            })
    void otherKeysNameNoBuild(String key) {
        assertThat(BuildReference.of(key)).isEmpty();
    }
}
