package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFilterTest {

    private static final DeliverySummary OF_ADMIN = Deliveries.summary("Team/Load test#12", null, "perf", State.FAILED);
    private static final DeliverySummary OF_JOB =
            Deliveries.summary("Team/Load test#12", "Team/Load test", "perf", State.DELIVERED);

    private static boolean accepts(String query, DeliverySummary delivery) {
        return LogFilter.of(Query.read(query)).accepts(delivery, new FakeItems().viewer(true));
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, true",
        "channel=perf, true, false",
        "channel=Team/Load+test:perf, false, true",
        "channel=other, false, false",
        "state=failed, true, false",
        "state=delivered, false, true",
        "state=FAILED, true, true",
        "state=nonsense, true, true",
        "event=test.finished, true, true",
        "event=test.started, false, false",
        "job=load, true, true",
        "job=TEAM/, true, true",
        "job=load+test%2312, false, false",
        "job=other, false, false",
        "state=failed&job=load&channel=perf&event=test.finished, true, false",
    })
    void acceptsWhatIsWanted(String query, boolean ofAdmin, boolean ofJob) {
        assertThat(accepts(query, OF_ADMIN)).isEqualTo(ofAdmin);
        assertThat(accepts(query, OF_JOB)).isEqualTo(ofJob);
    }

    @Test
    void aDeliveryOfNoBuildHasNoJob() {
        DeliverySummary delivery = DeliverySummary.of(Deliveries.row("cli", null, "perf", State.FAILED, List.of()));
        assertThat(accepts("channel=perf", delivery)).isTrue();
        assertThat(accepts("job=cli", delivery)).isFalse();
    }

    @Test
    void findsAJobByItsNamesOfToday() {
        FakeItems items = new FakeItems();
        items.moved("Team/Load test", "Archive/Old");
        LogFilter filter = LogFilter.of(Query.read("job=archive"));
        assertThat(filter.accepts(OF_ADMIN, items.viewer(true))).isTrue();
    }

    @Test
    void knowsWhetherItWantsSomethingInParticular() {
        assertThat(LogFilter.of(Query.read("before=7&result=tested&state=what")).isNarrow())
                .isFalse();
        assertThat(LogFilter.of(Query.read("job=x")).isNarrow()).isTrue();
    }
}
