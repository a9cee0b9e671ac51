package io.jenkins.plugins.k6notify.engine.process;

import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import java.util.List;

/** The processes of k6 that left a record, and their summaries. */
public interface ProcessSource {

    /** The source where processes leave no record. */
    ProcessSource NONE = new ProcessSource() {
        @Override
        public List<K6Process> processes() {
            return List.of();
        }

        @Override
        public K6Summary summary(K6Process process) {
            return K6Summary.EMPTY;
        }
    };

    /** Returns the processes known so far, ordered by their start; empty if the records are unreadable. */
    List<K6Process> processes();

    /** Returns the summary that a process wrote; {@link K6Summary#EMPTY} if it wrote no readable one. */
    K6Summary summary(K6Process process);
}
