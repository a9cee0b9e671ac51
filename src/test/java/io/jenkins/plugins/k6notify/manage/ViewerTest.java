package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import io.jenkins.plugins.k6notify.support.FakeJob;
import io.jenkins.plugins.k6notify.view.CredentialIds;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private final FakeItems items = new FakeItems();
    private final Viewer auditor = items.viewer(false);
    private final Viewer admin = items.viewer(true);
    private FakeJob load;

    @BeforeEach
    void jobs() {
        load = items.readable("team", "load");
        items.hidden("team/hidden");
    }

    private static DeliverySummary of(String build) {
        return Deliveries.summary(build, null, "perf", State.FAILED);
    }

    @Test
    void seesDeliveriesOfReadableJobs() {
        assertThat(auditor.sees(of("team/load#1"))).isTrue();
        assertThat(auditor.sees(of("team/hidden#1"))).isFalse();
        assertThat(auditor.sees(of("team/gone#1"))).isFalse();
        assertThat(auditor.sees(DeliverySummary.of(Deliveries.row("no build", null, "perf", State.FAILED, List.of()))))
                .isTrue();
        assertThat(auditor.sees(
                        DeliverySummary.of(Deliveries.row("no build", "team/hidden", "own", State.FAILED, List.of()))))
                .isFalse();
    }

    @Test
    void adminSeesAllDeliveries() {
        assertThat(admin.sees(of("team/hidden#1"))).isTrue();
        assertThat(admin.sees(of("team/gone#1"))).isTrue();
        assertThat(admin.knows(new ChannelKey("team/gone", "own-url"))).isTrue();
        assertThat(items.asked()).isEmpty();
    }

    @Test
    void knowsCredentialIdsOfReadableJobsOnly() {
        assertThat(auditor.knows(new ChannelKey(null, "perf"))).isTrue();
        assertThat(auditor.knows(new ChannelKey("team/hidden", "own-url"))).isFalse();
        assertThat(auditor.knows(new ChannelKey("team/gone", "own-url"))).isFalse();
    }

    @Test
    void knowsChannelsOfReadableFolders() {
        ChannelKey readable = new ChannelKey("team/load/", "perf");
        ChannelKey hidden = new ChannelKey("team/hidden/", "perf");
        assertThat(auditor.knows(readable)).isTrue();
        assertThat(auditor.name(readable)).isEqualTo("perf of team/load");
        assertThat(auditor.knows(hidden)).isFalse();
        assertThat(auditor.name(hidden)).isEqualTo("perf");
        assertThat(auditor.ids(hidden)).isEqualTo(CredentialIds.NONE);
        assertThat(auditor.knows(new ChannelKey("team/gone/", "perf"))).isFalse();
        assertThat(admin.knows(hidden)).isTrue();
        assertThat(admin.ids(hidden)).isEqualTo(CredentialIds.ALL);
    }

    @Test
    void followsMovedJob() {
        items.moved("old/name", "team/load");
        assertThat(auditor.job("old/name")).contains(load);
        assertThat(auditor.sees(of("old/name#1"))).isTrue();
    }

    @Test
    void newJobDoesNotShowDeliveriesOfMovedJob() {
        items.moved("team/load", "team/hidden");
        assertThat(auditor.sees(of("team/load#1"))).isFalse();
        assertThat(admin.job("team/load")).contains(load);
    }

    @Test
    void eachJobIsLookedUpOnce() {
        for (int i = 0; i < 3; i++) {
            auditor.sees(of("team/load#" + i));
            auditor.sees(of("team/hidden#" + i));
        }
        assertThat(auditor.job("team/load")).contains(load);
        assertThat(auditor.job("team/hidden")).isEmpty();
        assertThat(auditor.job(null)).isEmpty();
        assertThat(items.asked()).containsExactly("team/load", "team/hidden");
    }
}
