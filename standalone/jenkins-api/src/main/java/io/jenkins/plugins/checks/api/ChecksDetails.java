package io.jenkins.plugins.checks.api;

import io.jenkins.plugins.k6notify.standin.StandIn;
import java.time.LocalDateTime;

public class ChecksDetails {
    private ChecksDetails() {}

    public static class ChecksDetailsBuilder {
        public ChecksDetailsBuilder withName(String name) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withStatus(ChecksStatus status) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withDetailsURL(String detailsURL) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withStartedAt(LocalDateTime startedAt) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withConclusion(ChecksConclusion conclusion) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withCompletedAt(LocalDateTime completedAt) {
            return StandIn.needsJenkins();
        }

        public ChecksDetailsBuilder withOutput(ChecksOutput output) {
            return StandIn.needsJenkins();
        }

        public ChecksDetails build() {
            return StandIn.needsJenkins();
        }
    }
}
