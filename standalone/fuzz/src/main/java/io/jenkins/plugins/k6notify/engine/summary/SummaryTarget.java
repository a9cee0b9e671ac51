package io.jenkins.plugins.k6notify.engine.summary;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever a summary file holds, it is read or refused. */
public final class SummaryTarget {

    private SummaryTarget() {}

    public static void fuzzerTestOneInput(byte[] file) throws IOException {
        try {
            K6Summary summary = new SummaryReader().read(new ByteArrayInputStream(file));
            if (summary.metrics().values().stream().anyMatch(value -> !Double.isFinite(value))) {
                throw new IllegalStateException("a figure that JSON cannot say");
            }
        } catch (UnreadableSummaryException e) {
            if (e.getMessage().length() > 100) {
                throw new IllegalStateException("it quotes the file");
            }
        }
    }
}
