package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRowTest {

    private static final Viewer ADMIN = new FakeItems().viewer(true);
    private static final Viewer AUDITOR = new FakeItems().viewer(false);

    private static DeliveryRow row(Delivery delivery) {
        return new DeliveryRow(delivery, ADMIN);
    }

    private static DeliveryRow row(State state, Attempt... attempts) {
        return row(Deliveries.of("team/load#12", "perf", state, attempts));
    }

    @Test
    void showsEachAttempt() {
        DeliveryRow row =
                row(State.FAILED, attempt(0, "no route to host"), attempt(410, "Slack returned HTTP 410: gone"));
        assertThat(row.getAttempts()).hasSize(2);
        assertThat(row.getAttempts().get(0).status()).isNull();
        assertThat(row.getAttempts().get(0).took()).isEqualTo("1.23 s");
        assertThat(row.getAttempts().get(1).status()).isEqualTo(410);
        assertThat(row.getAttempts().get(1).text()).isEqualTo("Slack returned HTTP 410: gone");
        assertThat(row.getLastResult()).isEqualTo("Slack returned HTTP 410: gone");
    }

    @Test
    void longResponseIsCutInRowOnly() {
        String words = "x\n".repeat(2000);
        DeliveryRow row = row(State.FAILED, attempt(500, words));
        assertThat(row.getLastResult()).hasSize(120).startsWith("x x x").endsWith("…");
        assertThat(row.getAttempts().get(0).text()).isEqualTo(words);
    }

    @Test
    void waitingDeliveryShowsNextAttempt() {
        assertThat(row(State.WAITING, attempt(503, "later")).getNextAttempt().instant())
                .isEqualTo(Deliveries.NOON.plusSeconds(60));
        assertThat(row(State.WAITING).getNextAttempt()).isNull();
        assertThat(row(State.WAITING).getLastResult()).isNull();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void finishedDeliveryIsRedeliverableByAdmin(State state) {
        assertThat(row(state).isRedeliverable()).isEqualTo(state != State.WAITING);
        assertThat(new DeliveryRow(Deliveries.of("load#1", "perf", state), AUDITOR).isRedeliverable())
                .isFalse();
    }

    @Test
    void deletedBuildIsShownWithoutLink() {
        assertThat(row(State.FAILED).getBuild()).isEqualTo("team/load #12");
        assertThat(row(State.FAILED).getBuildUrl()).isNull();
        DeliveryRow ofNoBuild = row(Deliveries.row("cli", null, "perf", State.FAILED, List.of()));
        assertThat(ofNoBuild.getBuild()).isNull();
        assertThat(ofNoBuild.getBuildUrl()).isNull();
    }

    @Test
    void hidesCredentialIdFromViewer() {
        Delivery delivery = Deliveries.of("load#1", "load", "own-url", State.FAILED);
        assertThat(row(delivery).getChannel()).isEqualTo("own-url");
        assertThat(row(delivery).isOfJob()).isTrue();
        assertThat(new DeliveryRow(delivery, AUDITOR).getChannel()).isEqualTo("A credential of the job");
    }
}
