package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxLevelTest {

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "5, 10, 0.5", "10, 10, 1", "11, 10, 1", "0, 0, 1", "1, 0, 1", "0, 1, 0"})
    void filledIsWaitingShareOfCapacityUpToOne(int waiting, int capacity, double filled) {
        assertThat(new OutboxLevel(waiting, capacity, 7).filled()).isEqualTo(filled);
    }
}
