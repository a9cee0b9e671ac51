package io.jenkins.plugins.k6notify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRunMarkerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static OpenRunMarker open(boolean expectRun) {
        return new OpenRunMarker(
                "shop/load#1",
                "block",
                List.of("perf"),
                List.of("test.finished.failed"),
                "checkout",
                "slack",
                "hook",
                7,
                8,
                expectRun);
    }

    /** After a restart of the controller, and in a job that was moved meanwhile. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheSubscription(boolean expectRun) throws IOException {
        OpenRunMarker moved = open(expectRun).movedTo("shop/nightly");

        OpenRunMarker read = JSON.readValue(JSON.writeValueAsString(moved), OpenRunMarker.class);

        assertThat(read.build()).isEqualTo("shop/nightly#1");
        assertThat(read.subscription())
                .isEqualTo(new Subscription(
                        "block",
                        List.of("perf"),
                        NotifyOn.of(List.of("failed")),
                        "checkout",
                        "slack",
                        "hook",
                        7,
                        8,
                        expectRun));
    }

    @Test
    void ofAnEarlierVersionExpectsNoRun() throws IOException {
        String json = "{\"build\":\"load#1\",\"id\":\"block\",\"channels\":[\"perf\"],\"notifyOn\":[]}";

        assertThat(JSON.readValue(json, OpenRunMarker.class).subscription().expectRun())
                .isFalse();
    }
}
