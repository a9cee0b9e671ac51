package io.jenkins.plugins.k6notify.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Measures the duration of pipelines with many parallel branches and no k6, inside and outside of {@code k6Notify}. */
@WithJenkins
class BranchMeasurement {

    private static final int[] BRANCHES = {500, 1000};

    /** The first round is left out: it loads classes. */
    private static final int ROUNDS = 4;

    private static final String PIPELINE = """
        def branches = [:]
        %d.times { n -> branches["b$n"] = { echo 'a'; sleep 1; echo 'b'; echo 'c' } }
        %s
        """;

    @Test
    void parallelBranches(JenkinsRule r) throws Exception {
        Map<String, String> pipelines = new LinkedHashMap<>();
        pipelines.put("without k6Notify", "parallel(branches)");
        pipelines.put("inside k6Notify", "k6Notify { parallel(branches) }");
        Figures figures =
                new Figures("branches", r.jenkins.getVersion().toString(), "branches", "pipeline", "round", "seconds");
        for (int branches : BRANCHES) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Map.Entry<String, String>> order = new ArrayList<>(pipelines.entrySet());
                if (round % 2 == 1) {
                    // Each build takes longer than the one before.
                    Collections.reverse(order);
                }
                for (Map.Entry<String, String> pipeline : order) {
                    Duration took = build(r, branches, pipeline.getValue());
                    if (round > 0) {
                        figures.row(branches, pipeline.getKey(), round, took.toMillis() / 1000.0);
                    }
                }
            }
        }
        figures.keep();
    }

    private static Duration build(JenkinsRule r, int branches, String pipeline) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(PIPELINE.formatted(branches, pipeline), true));
        return Duration.ofMillis(r.buildAndAssertSuccess(job).getDuration());
    }
}
