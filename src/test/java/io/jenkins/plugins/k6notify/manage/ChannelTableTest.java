package io.jenkins.plugins.k6notify.manage;

import static io.jenkins.plugins.k6notify.manage.Deliveries.NOON;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failing;
import static io.jenkins.plugins.k6notify.manage.Deliveries.failingOfJob;
import static io.jenkins.plugins.k6notify.manage.Deliveries.health;
import static io.jenkins.plugins.k6notify.manage.Deliveries.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.engine.delivery.history.ChannelHealth;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelTableTest {

    private static final Viewer ADMIN = new FakeItems().viewer(true);
    private static final Viewer AUDITOR = new FakeItems().viewer(false);

    private static List<Channel> channels(String... names) {
        List<Channel> channels = new ArrayList<>();
        for (String name : names) {
            channels.add(new WebhookChannel(name, "url"));
        }
        return channels;
    }

    private static ChannelTable table(List<Channel> channels, List<ChannelHealth> known, Viewer viewer) {
        return ChannelTable.of(channels, known, channel -> Optional.empty(), viewer);
    }

    @Test
    void listsUnusedAndDeletedChannels() {
        ChannelTable table = table(channels("new", "perf"), List.of(failing("old"), working("perf")), ADMIN);
        assertThat(table.ofAdmins()).extracting(ChannelRow::getName).containsExactly("new", "perf", "old");
        assertThat(table.ofAdmins())
                .extracting(row -> row.getState().word())
                .containsExactly("Not used yet", "OK", "Renamed or deleted");
        assertThat(table.ofAdmins()).extracting(ChannelRow::isConfigured).containsExactly(true, true, false);
        assertThat(table.ofItems()).isEmpty();
    }

    @Test
    void deletedChannelDoesNotFail() {
        ChannelRow gone =
                table(channels(), List.of(failing("old")), ADMIN).ofAdmins().get(0);
        assertThat(gone.getFailingSince()).isNull();
        assertThat(gone.getLastFailure().instant()).isEqualTo(NOON);
        assertThat(gone.getKind()).isEqualTo("Webhook");
    }

    @Test
    void showsSinceWhenChannelFails() {
        ChannelRow row = table(channels("perf"), List.of(failing("perf")), ADMIN)
                .ofAdmins()
                .get(0);
        assertThat(row.getFailingSince().instant()).isEqualTo(NOON.minusSeconds(30));
        assertThat(row.health().failed()).isEqualTo(1);
        assertThat(row.getLog()).isEqualTo("channel=perf");
    }

    @Test
    void configuredChannelFailsUntilATestHookIsDelivered() {
        Clock clock = Clock.fixed(NOON.plusSeconds(1), ZoneOffset.UTC);
        TestHookResults tests = new TestHookResults(clock);
        List<Channel> channels = channels("perf", "other");
        List<ChannelHealth> known = List.of(failing("perf"), working("other"), failing("gone"), failingOfJob("a", "b"));
        assertThat(failingNames(channels, known, tests)).containsExactly("perf");

        tests.put(new WebhookChannel("perf", "another-url").endpoint(), HookResults.arrived());
        tests.put(new WebhookChannel("other", "url").endpoint(), HookResults.arrived());
        assertThat(failingNames(channels, known, tests))
                .as("another URL was tested")
                .containsExactly("perf");

        tests.put(channels.get(0).endpoint(), HookResults.arrived());
        assertThat(failingNames(channels, known, tests)).isEmpty();
    }

    private static List<String> failingNames(List<Channel> channels, List<ChannelHealth> known, TestHookResults tests) {
        return ChannelTable.configured(channels, known, tests::of).stream()
                .filter(ChannelRow::isFailing)
                .map(ChannelRow::getName)
                .toList();
    }

    @Test
    void credentialsOfJobsHaveOwnTableWithWorstFirst() {
        List<ChannelHealth> known = List.of(
                health("team/a", "old", NOON.minusSeconds(60), null, null, 0),
                health("team/b", "fresh", NOON, null, null, 0),
                failingOfJob("team/c", "perf"),
                working("perf"));
        ChannelTable table = table(channels("perf"), known, ADMIN);
        assertThat(table.ofAdmins()).extracting(ChannelRow::getName).containsExactly("perf");
        assertThat(table.ofItems()).extracting(ChannelRow::getName).containsExactly("perf", "fresh", "old");
        assertThat(table.ofItems().get(0).getItem()).isEqualTo("team/c");
        assertThat(table.ofItems().get(0).getLog()).isEqualTo("channel=team%2Fc%3Aperf");
    }

    @Test
    void channelOfFolderIsApartFromThatOfTheSystem() {
        ChannelTable table = table(channels("perf"), List.of(failingOfJob("team/", "perf"), working("perf")), ADMIN);
        assertThat(table.ofAdmins())
                .singleElement()
                .satisfies(row -> assertThat(row.getState().word()).isEqualTo("OK"));
        assertThat(table.ofItems()).singleElement().satisfies(row -> {
            assertThat(row.getState().word()).isEqualTo("Failing");
            assertThat(row.getItem()).isEqualTo("team");
            assertThat(row.isConfigured()).isFalse();
        });
    }

    @Test
    void hidesCredentialsOfJobsFromViewer() {
        ChannelTable table = table(channels(), List.of(failingOfJob("team/c", "secret-id")), AUDITOR);
        assertThat(table.ofItems()).isEmpty();
        assertThat(table.keys()).isEmpty();
    }

    @Test
    void limitsCredentialsOfJobs() {
        List<ChannelHealth> known = IntStream.range(0, 1000)
                .mapToObj(i -> failingOfJob("team/" + i, "url"))
                .toList();
        ChannelTable table = table(channels(), known, ADMIN);
        assertThat(table.ofItems()).hasSize(ChannelTable.MAX_OF_ITEMS);
        assertThat(table.more()).isEqualTo(1000 - ChannelTable.MAX_OF_ITEMS);
    }
}
