package io.jenkins.plugins.k6notify.engine.summary;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.jenkins.plugins.k6notify.engine.event.PreviousRun;
import io.jenkins.plugins.k6notify.engine.event.TestContext;
import io.jenkins.plugins.k6notify.engine.event.TestFinished;
import io.jenkins.plugins.k6notify.engine.message.SentMessages;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.run.Trigger;
import io.jenkins.plugins.k6notify.fuzz.input.EditedJson;
import io.jenkins.plugins.k6notify.fuzz.input.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever a summary file holds, it is read or refused; of what is read messages can be made. */
public final class SummaryTarget {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final TestContext CONTEXT = TestContext.of("test", Trigger.MANUAL);
    private static final Outcome OUTCOME = new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null);

    private static final List<byte[]> SAMPLES = Recordings.contents("summary.json");

    private SummaryTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        byte[] file = EditedJson.of(data, SAMPLES);
        K6Summary summary;
        try {
            summary = new SummaryReader().read(new ByteArrayInputStream(file));
        } catch (UnreadableSummaryException e) {
            require(e.getMessage().length() <= 100, "it quotes the file");
            return;
        }
        require(summary.metrics().values().stream().allMatch(Double::isFinite), "a figure that JSON cannot say");
        require(summary.metrics().size() <= SummaryCollector.MAX_VALUES, "too many figures");
        require(summary.thresholds().size() <= SummaryCollector.MAX_THRESHOLDS, "too many thresholds");
        K6Run run = new K6Run(1, Banner.NONE, START, START.plusSeconds(1), OUTCOME, 0, summary);
        SentMessages.require(new TestFinished(CONTEXT, run, earlier(summary)));
    }

    /** A run whose figures are those of others in this one, so that all are compared. */
    private static PreviousRun earlier(K6Summary summary) {
        List<String> keys = new ArrayList<>(summary.metrics().keySet());
        List<Double> values = new ArrayList<>(summary.metrics().values());
        Collections.reverse(values);
        Map<String, Double> metrics = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            metrics.put(keys.get(i), values.get(i));
        }
        return new PreviousRun("job", 1, K6Result.PASSED, metrics);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
