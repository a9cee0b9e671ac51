package io.jenkins.plugins.k6notify.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class K6QualityGateTest {

    private static K6QualityGate limit(String metric, Double limit) {
        K6QualityGate gate = new K6QualityGate();
        gate.setMetric(metric);
        gate.setLimit(limit);
        return gate;
    }

    @Test
    void emptyTextsOfFormAreNotSet() {
        K6QualityGate gate = limit("p(95)", 800.0);
        gate.setCondition("");
        gate.setChange(" ");
        gate.setCriticality("");
        assertThat(K6QualityGate.gates(List.of(gate)))
                .containsExactly(new QualityGate(null, "p(95)", 800.0, null, Criticality.UNSTABLE));
        assertThat(K6QualityGate.gates(null)).isEmpty();
    }

    @Test
    void invalidGateIsRefusedWithItsNumber() {
        List<K6QualityGate> gates = List.of(limit("p(95)", 800.0), limit("p95", 800.0));
        String words = "qualityGates: gate 2 is not valid: metric \"p95\" is not known; use p(95)";
        assertThatThrownBy(() -> new K6NotifyStep().setQualityGates(gates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> new K6NotifyPublisher().setQualityGates(gates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        K6QualityGate critical = limit("p(95)", 800.0);
        critical.setCriticality("ERROR");
        assertThatThrownBy(() -> K6QualityGate.gates(List.of(critical)))
                .hasMessageContaining(
                        "gate 1 is not valid: criticality \"ERROR\" is not known; use UNSTABLE or FAILURE");
    }

    @Test
    void tooManyGatesAreRefused() {
        K6QualityGate gate = limit("p(95)", 800.0);
        assertThat(K6QualityGate.gates(Collections.nCopies(100, gate))).hasSize(100);
        assertThatThrownBy(() -> K6QualityGate.gates(Collections.nCopies(101, gate)))
                .hasMessageContaining("more than 100 gates");
    }
}
