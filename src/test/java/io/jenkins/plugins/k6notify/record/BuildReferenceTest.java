package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildReferenceTest {

    @Test
    void aLaneSaysOfWhichBuildItIs() {
        UUID run = new UUID(1, 2);

        assertThat(BuildReference.of("folder/load #1#42\n" + run + "\nWEBHOOK"))
                .contains(new BuildReference("folder/load #1", "42", run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cli", "a\n00000000-0000-0000-0000-000000000000\nc"})
    void othersAreOfNone(String key) {
        assertThat(BuildReference.of(key)).isEmpty();
    }
}
