package io.jenkins.plugins.k6notify.engine.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the quality gates say about a run. Immutable.
 *
 * @param findings violated gates and gates that were not evaluated, in the order of the gates
 */
public record GateVerdict(
        Status status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GateFinding> findings) {

    /** The result that the gates give a run. The names are stored on disk, so a released name stays. */
    public enum Status {
        /** No gate is violated. */
        PASSED,
        UNSTABLE,
        FAILED;

        /** Returns the word used in notifications: {@code unstable}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(List<GateFinding> findings) {
            List<Criticality> violated = findings.stream()
                    .filter(GateFinding::isViolation)
                    .map(GateFinding::criticality)
                    .toList();
            if (violated.contains(Criticality.FAILURE)) {
                return FAILED;
            }
            return violated.isEmpty() ? PASSED : UNSTABLE;
        }
    }

    /** Accepts null instead of an empty list, and skips findings that are null: stored verdicts contain both. */
    public GateVerdict {
        Objects.requireNonNull(status, "status");
        findings = findings == null
                ? List.of()
                : findings.stream().filter(Objects::nonNull).toList();
    }

    static GateVerdict of(List<GateFinding> findings) {
        return new GateVerdict(Status.of(findings), findings);
    }

    /** Whether there is a verdict with a violated gate. */
    public static boolean isViolated(@CheckForNull GateVerdict verdict) {
        return verdict != null && verdict.status() != Status.PASSED;
    }

    public List<GateFinding> violations() {
        return findings.stream().filter(GateFinding::isViolation).toList();
    }

    public List<GateFinding> notEvaluated() {
        return findings.stream().filter(finding -> !finding.isViolation()).toList();
    }
}
