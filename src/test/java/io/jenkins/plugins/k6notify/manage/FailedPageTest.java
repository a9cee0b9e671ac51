package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedPageTest {

    private final List<DeliverySummary> failed = new ArrayList<>();
    private Instant asked;

    private FailedPage page(String query) {
        return new FailedPage(Parameters.of(query), NOON.plusMillis(7), since -> {
            asked = since;
            return failed;
        });
    }

    private void fail(String context, String channel, int times) {
        for (int i = 0; i < times; i++) {
            failed.add(Deliveries.summary("load#1", context, channel, State.FAILED));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', PT24H",
        "since=hour, PT1H",
        "since=six-hours, PT6H",
        "since=day, PT24H",
        "since=week, PT168H",
        "since=month, PT720H",
        "since=ever, PT24H",
    })
    void usesSelectedPeriod(String query, Duration length) {
        FailedPage page = page(query);
        assertThat(asked).isEqualTo(NOON.minus(length));
        assertThat(Instant.parse(page.getSince())).isEqualTo(asked);
    }

    @Test
    void countsFailedMessagesPerChannel() {
        fail(null, "perf", 3);
        fail("team/load", "perf", 2);
        FailedPage page = page("");
        assertThat(page.getCount()).isEqualTo(5);
        assertThat(page.getChannel()).isEmpty();
        assertThat(page.getCounts())
                .containsExactly(new FailedPage.Count("perf", 3), new FailedPage.Count("perf of team/load", 2));
        assertThat(page.getChannels()).extracting(option -> option.value).containsExactly("perf", "team/load:perf");
    }

    @Test
    void countsFailedMessagesOfSelectedChannel() {
        fail(null, "perf", 3);
        fail("team/load", "perf", 2);
        FailedPage page = page("channel=team/load:perf");
        assertThat(page.getCount()).isEqualTo(2);
        assertThat(page.getCounts()).hasSize(1);
        assertThat(page.getChannel()).isEqualTo("team/load:perf");
        assertThat(page.getChannels()).extracting(option -> option.selected).containsExactly(false, true);
        assertThat(page("channel=idle").getChannels())
                .extracting(option -> option.value)
                .contains("idle");
    }

    @Test
    void limitsChannels() {
        IntStream.range(0, 1000).forEach(i -> fail("team/" + i, "url", 1));
        FailedPage page = page("");
        assertThat(page.getCount()).isEqualTo(1000);
        assertThat(page.getCounts()).hasSize(50);
        assertThat(page.getMore()).isEqualTo(950);
        assertThat(page.getChannels()).hasSize(50);
    }
}
