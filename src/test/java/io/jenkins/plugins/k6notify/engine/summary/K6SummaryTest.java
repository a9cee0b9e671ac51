package io.jenkins.plugins.k6notify.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class K6SummaryTest {

    @Test
    void storedValuesThatAreNoNumbersAreMissing() throws Exception {
        String damaged =
                "{\"metrics\":{\"a.max\":\"NaN\",\"b.max\":null,\"c.max\":1e999,\"vus.max\":4},\"thresholds\":[]}";

        assertThat(new ObjectMapper().readValue(damaged, K6Summary.class).metrics())
                .isEqualTo(Map.of("vus.max", 4.0));
    }
}
