package io.jenkins.plugins.k6notify.report.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRunMarkerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Subscription subscription(boolean expectRun) {
        return new Subscription(
                "block",
                new NotificationSettings(
                        List.of("perf"),
                        NotifyOn.of(List.of("failed")),
                        "checkout",
                        "slack",
                        "hook",
                        7,
                        8,
                        expectRun,
                        Baseline.PINNED,
                        true,
                        "Load",
                        true,
                        4,
                        "report*.html",
                        List.of(
                                new QualityGate("aborted", null, null, null, Criticality.FAILURE),
                                new QualityGate(null, "p(95)", 0.5, null, null))));
    }

    /** After a restart of the controller, and in a moved job. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsSubscription(boolean expectRun) throws IOException {
        OpenRunMarker moved = new OpenRunMarker("shop/load#1", subscription(expectRun)).movedTo("shop/nightly");

        OpenRunMarker read = JSON.readValue(JSON.writeValueAsString(moved), OpenRunMarker.class);

        assertThat(read).isEqualTo(new OpenRunMarker("shop/nightly#1", subscription(expectRun)));
    }

    @Test
    void savedFormIsUnchanged() throws IOException {
        String json = "{\"build\":\"load#1\",\"id\":\"block\",\"channels\":[\"perf\"],"
                + "\"notifyOn\":[\"test.finished.failed\"],\"testName\":\"checkout\","
                + "\"slackCredentialsId\":\"slack\",\"webhookCredentialsId\":\"hook\","
                + "\"loadTestId\":7,\"projectId\":8,\"expectRun\":true,\"baseline\":\"pinned\","
                + "\"skipPublishingChecks\":true,\"checksName\":\"Load\","
                + "\"distributed\":true,\"instances\":4,"
                + "\"reports\":\"report*.html\","
                + "\"gates\":[{\"condition\":\"aborted\",\"criticality\":\"FAILURE\"},"
                + "{\"metric\":\"p(95)\",\"limit\":0.5,\"criticality\":\"UNSTABLE\"}]}";
        OpenRunMarker marker = new OpenRunMarker("load#1", subscription(true));

        assertThat(JSON.readTree(JSON.writeValueAsString(marker))).isEqualTo(JSON.readTree(json));
        assertThat(JSON.readValue(json, OpenRunMarker.class)).isEqualTo(marker);
    }

    @Test
    void markerOfEarlierVersionHasDefaults() throws IOException {
        String json = "{\"build\":\"load#1\",\"id\":\"block\",\"channels\":[\"perf\"],\"notifyOn\":[]}";

        NotificationSettings settings =
                JSON.readValue(json, OpenRunMarker.class).subscription().settings();

        assertThat(settings.expectRun()).isFalse();
        assertThat(settings.baseline()).isEqualTo(Baseline.PREVIOUS);
    }

    @Test
    void namesCheckAfterTestUnlessNamed() {
        assertThat(check(false, null)).isEqualTo("k6 / checkout");
        assertThat(check(false, "Load")).isEqualTo("Load");
        assertThat(check(true, "Load")).isNull();
    }

    private static String check(boolean skip, String name) {
        return new NotificationSettings(
                        List.of(),
                        NotifyOn.ALL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        Baseline.PREVIOUS,
                        skip,
                        name,
                        false,
                        null,
                        null,
                        List.of())
                .check("checkout");
    }
}
