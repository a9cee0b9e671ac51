package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryFileTest {

    private static final UUID ID = UUID.fromString("19c5d426-3b4d-43c3-8277-37ad7d457430");
    private static final String FOLDER = "f090ada06c3ab72fe41de98111c36682";
    private static final String NAME = "0000000000000000042-" + ID;

    @ParameterizedTest
    @EnumSource
    void nameRoundTrip(State state) {
        DeliveryFile file = new DeliveryFile(FOLDER, 42, ID, state);

        assertThat(DeliveryFile.parse(FOLDER, file.name())).contains(file);
        assertThat(file.name()).startsWith(NAME).endsWith(".json");
    }

    @Test
    void nameContainsFinalState() {
        assertThat(new DeliveryFile(FOLDER, 42, ID, State.WAITING).name()).isEqualTo(NAME + ".json");
        assertThat(Stream.of(State.WAITING, State.DELIVERED, State.FAILED, State.DROPPED)
                        .map(state -> new DeliveryFile(FOLDER, 42, ID, State.FAILED)
                                .in(state)
                                .name()))
                .containsExactly(
                        NAME + ".json", NAME + ".delivered.json", NAME + ".failed.json", NAME + ".dropped.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holiday.jpg",
                "42-19c5d426-3b4d-43c3-8277-37ad7d457430.json",
                "0000000000000000042-19c5d426.json",
                "0000000000000000042-19c5d426-3b4d-43c3-8277-37ad7d457430",
                "0000000000000000042-19c5d426-3b4d-43c3-8277-37ad7d457430.lost.json",
                "0000000000000000042-19c5d426-3b4d-43c3-8277-37ad7d457430.json.tmp",
                // There is no number after the highest one.
                "9223372036854775807-19c5d426-3b4d-43c3-8277-37ad7d457430.json"
            })
    void parseIsEmptyForOtherFiles(String name) {
        assertThat(DeliveryFile.parse(FOLDER, name)).isEmpty();
    }

    @Test
    void parsesHighestSequence() {
        assertThat(DeliveryFile.parse(FOLDER, "9223372036854775806-" + ID + ".json"))
                .contains(new DeliveryFile(FOLDER, Long.MAX_VALUE - 1, ID, State.WAITING));
    }

    @Test
    void sequenceIgnoresRestOfName() {
        assertThat(DeliveryFile.sequence(NAME + ".json")).isEqualTo(42);
        assertThat(DeliveryFile.sequence("0000000000000000042x")).isEqualTo(42);
        assertThat(DeliveryFile.sequence("holiday.jpg")).isZero();
        assertThat(DeliveryFile.sequence("a long name that has no number.jpg")).isZero();
    }

    @Test
    void recognizesTemporaryFilesOfDeliveries() {
        assertThat(DeliveryFile.isTemporary(NAME + ".json.tmp")).isTrue();
        assertThat(DeliveryFile.isTemporary(NAME + ".failed.json.tmp")).isTrue();
        assertThat(DeliveryFile.isTemporary(NAME + ".json")).isFalse();
        assertThat(DeliveryFile.isTemporary("holiday.jpg.tmp")).isFalse();
    }

    /** Another name would hide the files of earlier versions. */
    @Test
    void folderOfIsTheBeginningOfADigestOfContextAndChannel() {
        assertThat(folder(null, "perf")).isEqualTo("f090ada06c3ab72fe41de98111c36682");
        assertThat(folder("folder/job", "perf")).isEqualTo("80a5dfad57cfd540b59cd53f782779aa");
    }

    @Test
    void folderOfDiffersForChannelsOfTheSameNameInOtherJobs() {
        assertThat(folder("a/job", "perf"))
                .isNotEqualTo(folder("b/job", "perf"))
                .isNotEqualTo(folder(null, "perf"))
                .isNotEqualTo(folder("a/job", "alerts"))
                .isEqualTo(DeliveryFile.folderOf(new Endpoint(Endpoint.Kind.SLACK, "perf", "other", null, "a/job")));
    }

    private static String folder(String context, String channel) {
        return DeliveryFile.folderOf(new Endpoint(Endpoint.Kind.WEBHOOK, channel, "hook", null, context));
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789abcdef0123456789abcdef, true",
        "0123456789abcdef0123456789abcde, false",
        "0123456789abcdef0123456789abcdef0, false",
        "0123456789ABCDEF0123456789ABCDEF, false",
        "mine, false"
    })
    void isFolderAcceptsOnlyNamesOfChannelFolders(String name, boolean folder) {
        assertThat(DeliveryFile.isFolder(name)).isEqualTo(folder);
    }
}
