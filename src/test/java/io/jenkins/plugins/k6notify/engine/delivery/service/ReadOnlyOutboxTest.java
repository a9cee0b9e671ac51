package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.k6notify.engine.delivery.LogRecords;
import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.dispatch.ManualTimer;
import io.jenkins.plugins.k6notify.engine.delivery.store.DeliveryStore;
import io.jenkins.plugins.k6notify.engine.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an outbox that is no longer writable. Skipped for root, to whom permissions do not apply. */
class ReadOnlyOutboxTest {

    @TempDir
    private Path directory;

    private final ManualTimer time = new ManualTimer();
    private Path outbox;

    @BeforeEach
    void assumePermissionsAreEnforced() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        outbox = directory.resolve("outbox");
        Path probe = Files.createDirectory(
                directory.resolve("probe"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeFalse(Files.isWritable(probe), "this user may write everywhere");
    }

    @AfterEach
    void makeWritable() throws IOException {
        allow("rwx------");
    }

    @Test
    void deliversWaitingMessagesAndRefusesNewOnes() throws Exception {
        Message before;
        try (LogRecords log = new LogRecords();
                ScriptedService service = ScriptedService.open(outbox, time)) {
            service.deliver("perf", 200);
            before = service.submit("perf", Samples.finished());
            allow("r-x------");

            assertThatIOException()
                    .isThrownBy(() -> service.submit("perf", Samples.finished()))
                    .withMessageContaining("outbox");
            service.threads.runAll();

            assertThat(service.sent).hasSize(2).contains(before);
            assertThat(service.service.waiting()).isZero();
            assertThat(log.warnings())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("Failed to save") && line.endsWith("it cannot be sent again"))
                    .anyMatch(line -> line.startsWith("Failed to remove")
                            && line.endsWith("it will be repeated after a restart"));
        }
        allow("rwx------");
        try (ScriptedService next = ScriptedService.open(outbox, time)) {
            next.threads.runAll();
            assertThat(next.sent).as("once more, with the same id").containsExactly(before);
        }
    }

    @Test
    void openThrows() throws Exception {
        ScriptedService.open(outbox, time).close();
        allow("r-x------");
        Files.setPosixFilePermissions(outbox.resolve("outbox.lock"), PosixFilePermissions.fromString("r--------"));

        assertThatIOException()
                .isThrownBy(() -> DeliveryStore.open(outbox))
                .withMessageStartingWith("the outbox " + outbox + " cannot be used: ");
    }

    /** Sets the permissions of the outbox and of all directories in it. */
    private void allow(String permissions) throws IOException {
        if (outbox == null || !Files.exists(outbox)) {
            return;
        }
        Files.setPosixFilePermissions(outbox, PosixFilePermissions.fromString("rwx------"));
        List<Path> directories;
        try (Stream<Path> files = Files.walk(outbox)) {
            directories = files.filter(Files::isDirectory).toList();
        }
        for (int i = directories.size() - 1; i >= 0; i--) {
            Files.setPosixFilePermissions(directories.get(i), PosixFilePermissions.fromString(permissions));
        }
    }
}
