package io.jenkins.plugins.k6notify.cli.receiver.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void parsesItsOwnText() {
        Position position = new Position(UUID.randomUUID().toString(), 17);

        assertThat(Position.parse(position.toString())).isEqualTo(position);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "17", "x:17", "00000000-0000-0000-0000-000000000000:99999999999999999999"})
    void parsesOtherTextAsStart(String id) {
        assertThat(Position.parse(id)).isEqualTo(Position.START);
    }
}
