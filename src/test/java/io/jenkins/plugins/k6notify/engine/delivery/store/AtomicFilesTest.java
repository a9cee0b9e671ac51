package io.jenkins.plugins.k6notify.engine.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void interruptedThreadWritesAndReads() throws Exception {
        AtomicFiles files = AtomicFiles.forced(directory);
        Thread.currentThread().interrupt();
        try {
            files.write("a", CONTENT);
            assertThat(files.read("a")).isEqualTo(CONTENT);
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt is still set").isTrue();
        }
    }

    @Test
    void interruptsDuringWriteLoseNothing() throws Exception {
        AtomicFiles files = AtomicFiles.forced(directory);
        Thread writer = Thread.currentThread();
        AtomicBoolean done = new AtomicBoolean();
        Thread interrupter = new Thread(() -> {
            while (!done.get()) {
                writer.interrupt();
                Thread.onSpinWait();
            }
        });
        interrupter.start();
        try {
            for (int i = 0; i < 50; i++) {
                files.write("file" + i, CONTENT);
            }
        } finally {
            done.set(true);
            // Interrupts during the join are the last ones of the other thread.
            while (interrupter.isAlive()) {
                Thread.interrupted();
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
        assertThat(files.names()).hasSize(50).doesNotContain("file0.tmp");
    }

    @Test
    void interruptDuringForceIsKeptAndForceRepeated() throws Exception {
        AtomicInteger forced = new AtomicInteger();
        AtomicFiles files = new AtomicFiles(directory, () -> {
            if (forced.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        });
        try {
            files.write("a", CONTENT);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(forced).hasValue(2);
        assertThat(files.read("a")).isEqualTo(CONTENT);
    }

    @Test
    void reportsFailureToForceDirectory() throws Exception {
        AtomicFiles files = new AtomicFiles(directory, () -> {
            throw new IOException("no such device");
        });
        Files.write(directory.resolve("old"), CONTENT);

        assertThatIOException().isThrownBy(() -> files.write("new", CONTENT)).withMessage("no such device");
        assertThatIOException().isThrownBy(() -> files.write("old", CONTENT));

        assertThat(files.names()).as("the new file does not count as written").containsExactly("old");
    }

    @Test
    void refusesToReadTooLargeFile() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("large").toFile(), "rw")) {
            file.setLength(3L << 30);
        }

        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.forced(directory).read("large"))
                .withMessage("it is larger than 16777216 bytes");
    }

    @Test
    void failedWriteLeavesNoFile() throws Exception {
        AtomicFiles files = AtomicFiles.unforced(directory);
        // A directory in place of the file, which stops root too, unlike permissions.
        Files.createDirectories(directory.resolve("a/x"));

        assertThatIOException().isThrownBy(() -> files.write("a", CONTENT)).withMessageContaining("a");

        assertThat(files.names()).as("no temporary file").containsExactly("a");
    }

    @Test
    void readsFileOfMaximumSize() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("large").toFile(), "rw")) {
            file.setLength(AtomicFiles.MAX_BYTES);
        }

        assertThat(AtomicFiles.forced(directory).read("large")).hasSize(AtomicFiles.MAX_BYTES);
    }

    @Test
    void namesAreSorted() throws Exception {
        AtomicFiles files = AtomicFiles.unforced(directory);
        for (String name : List.of("c", "a", "d", "b")) {
            files.write(name, CONTENT);
        }

        assertThat(files.names()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void missingDirectoryIsCreatedWithFirstMovedFile() throws Exception {
        AtomicFiles files = AtomicFiles.unforced(directory.resolve("made/later"));
        assertThat(files.names()).isEmpty();
        assertThat(files.exists("a")).isFalse();
        Path file = Files.write(directory.resolve("b"), CONTENT);

        files.moveHere(file, "a");

        assertThat(file).doesNotExist();
        assertThat(files.exists("a")).isTrue();
        assertThat(files.read("a")).isEqualTo(CONTENT);
        files.delete("a");
        files.delete("a");
        assertThat(files.names()).isEmpty();
        files.deleteIfEmpty();
        assertThat(directory.resolve("made")).isEmptyDirectory();
    }
}
