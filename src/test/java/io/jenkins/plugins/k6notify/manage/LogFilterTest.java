package io.jenkins.plugins.k6notify.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilterTest {

    private static final DeliverySummary OF_ADMIN = Deliveries.summary("Team/Load test#12", null, "perf", State.FAILED);
    private static final DeliverySummary OF_JOB =
            Deliveries.summary("Team/Load test#12", "Team/Load test", "perf", State.DELIVERED);

    private static LogFilter filter(String query) {
        return LogFilter.of(Parameters.of(query));
    }

    private static boolean accepts(String query, DeliverySummary delivery) {
        return filter(query).accepts(delivery, new FakeItems().viewer(true));
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
    void acceptsMatchingDeliveries(String query, boolean ofAdmin, boolean ofJob) {
        assertThat(accepts(query, OF_ADMIN)).isEqualTo(ofAdmin);
        assertThat(accepts(query, OF_JOB)).isEqualTo(ofJob);
    }

    @Test
    void deliveryWithoutBuildHasNoJob() {
        DeliverySummary delivery = DeliverySummary.of(Deliveries.row("cli", null, "perf", State.FAILED, List.of()));
        assertThat(accepts("channel=perf", delivery)).isTrue();
        assertThat(accepts("job=cli", delivery)).isFalse();
    }

    @Test
    void findsJobByCurrentName() {
        FakeItems items = new FakeItems();
        items.moved("Team/Load test", "Archive/Old");
        LogFilter filter = filter("job=archive");
        assertThat(filter.accepts(OF_ADMIN, items.viewer(true))).isTrue();
    }

    @Test
    void isActiveWithAnyConditionButThePage() {
        assertThat(filter("before=7&result=tested&state=what").isActive()).isFalse();
        assertThat(filter("job=x").isActive()).isTrue();
        assertThat(filter("channel=x").isActive()).isTrue();
        assertThat(LogFilter.ofChannel(null).isActive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "channel=perf&state=failed&event=test.finished&job=Load&before=7, same",
        "before=7&job=load&channel=perf, channel=perf&job=load&before=7",
        "state=what&before=x&result=tested&job=, ''",
        "job=+load%20, job=load",
    })
    void queryHasTheParametersOfTheLog(String query, String written) {
        assertThat(filter(query).query()).isEqualTo(written.equals("same") ? query : written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"perf", "team/load:own url", "ü&=?#+%", "<script>\"'", "a\nb\r\nLocation: x"})
    void queryIsReadAsItWasWritten(String value) {
        LogFilter filter = new LogFilter(ChannelKey.read(value), null, value, value, DeliveryHistory.NEWEST);
        assertThat(LogFilter.isQuery(filter.query())).isTrue();
        assertThat(filter(filter.query())).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job=a b", "job=load\r\nLocation: x", "job=\"", "#", "/", "job=ü"})
    void otherTextIsNoQuery(String text) {
        assertThat(LogFilter.isQuery(text)).isFalse();
    }

    @Test
    void pagesHaveTheSameConditions() {
        LogFilter filter = filter("job=load");
        assertThat(filter.isFirstPage()).isTrue();
        LogFilter next = filter.page(7);
        assertThat(next.query()).isEqualTo("job=load&before=7");
        assertThat(next.isFirstPage()).isFalse();
        assertThat(next.firstPage()).isEqualTo(filter);
    }
}
