package io.jenkins.plugins.k6notify.gate;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.GateRules;
import io.jenkins.plugins.k6notify.engine.gate.GateVerdict;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateResultTest {

    private static final K6Run ABORTED = K6Run.notSeen(K6Status.ABORTED_BY_SYSTEM, Instant.EPOCH);
    private static final GateVerdict UNSTABLE = verdict("aborted", Criticality.UNSTABLE);
    private static final GateVerdict FAILED = verdict("aborted", Criticality.FAILURE);
    private static final GateVerdict NOT_EVALUATED = verdict("warnings", Criticality.FAILURE);

    private static GateVerdict verdict(String condition, Criticality criticality) {
        return GateRules.verdict(
                List.of(new QualityGate(condition, null, null, null, criticality)), ABORTED, null, true);
    }

    private static List<String> printed(GateResult gates) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(console, true, StandardCharsets.UTF_8);
        gates.print(new TaskListener() {
            private static final long serialVersionUID = 1L;

            @NonNull
            @Override
            public PrintStream getLogger() {
                return stream;
            }
        });
        return console.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void resultIsWorstOfAllRuns() {
        GateResult gates = GateResult.of(List.of());
        assertThat(gates.result()).isEmpty();
        gates.add("a", NOT_EVALUATED);
        assertThat(gates.result()).isEmpty();
        assertThat(gates.reason()).isNull();
        gates.add("b", UNSTABLE);
        assertThat(gates.result()).contains(Result.UNSTABLE);
        gates.add("c", FAILED);
        gates.add("d", UNSTABLE);
        assertThat(gates.result()).contains(Result.FAILURE);
        assertThat(gates.reason()).isEqualTo("Quality gate: b: The run did not finish (UNSTABLE)");
        assertThat(printed(gates))
                .containsExactly(
                        "[k6-notify] Quality gate not evaluated: a: The run did not finish, so its warnings are not known",
                        "[k6-notify] Quality gate: b: The run did not finish (UNSTABLE)",
                        "[k6-notify] Quality gate: c: The run did not finish (FAILURE)",
                        "[k6-notify] Quality gate: d: The run did not finish (UNSTABLE)");
    }

    @Test
    void numberOfLinesIsLimited() {
        GateResult gates = GateResult.of(List.of());
        for (int run = 0; run < GateResult.MAX_LINES + 20; run++) {
            gates.add("a", UNSTABLE);
        }
        assertThat(printed(gates))
                .hasSize(GateResult.MAX_LINES + 1)
                .endsWith("[k6-notify] Quality gates: 20 more lines are not shown");
    }
}
