package io.jenkins.plugins.checks.api;

import io.jenkins.plugins.k6notify.standin.StandIn;

public class ChecksOutput {
    private ChecksOutput() {}

    public static class ChecksOutputBuilder {
        public ChecksOutputBuilder withTitle(String title) {
            return StandIn.needsJenkins();
        }

        public ChecksOutputBuilder withSummary(String summary) {
            return StandIn.needsJenkins();
        }

        public ChecksOutputBuilder withText(String text) {
            return StandIn.needsJenkins();
        }

        public ChecksOutput build() {
            return StandIn.needsJenkins();
        }
    }
}
