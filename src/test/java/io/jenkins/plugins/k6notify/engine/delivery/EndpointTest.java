package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Endpoint.Kind;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void channelsWithSameCredentialShareKey() {
        assertThat(endpoint(Kind.SLACK, "perf", "hook", null).key())
                .isEqualTo(endpoint(Kind.SLACK, "alerts", "hook", null).key());
    }

    /** The same ID can refer to different credentials in different folders. */
    @Test
    void credentialsOfDifferentFoldersHaveDifferentKeys() {
        assertThat(endpoint(Kind.SLACK, "perf", "hook", "a/job").key())
                .isNotEqualTo(endpoint(Kind.SLACK, "perf", "hook", "b/job").key())
                .isNotEqualTo(endpoint(Kind.SLACK, "perf", "hook", null).key())
                .isNotEqualTo(endpoint(Kind.WEBHOOK, "perf", "hook", "a/job").key())
                .isNotEqualTo(endpoint(Kind.SLACK, "perf", "other", "a/job").key());
    }

    private static Endpoint endpoint(Kind kind, String channel, String credentialsId, String context) {
        return new Endpoint(kind, channel, credentialsId, null, context);
    }
}
