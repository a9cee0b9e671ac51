package io.jenkins.plugins.k6notify.engine.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ProcessDirectoryTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    private Path temporary;

    private Path directory;
    private ProcessDirectory processes;
    private String path;

    @BeforeEach
    void installK6() throws IOException {
        directory = temporary.resolve("ws@tmp/k6-processes-1");
        processes = new ProcessDirectory(directory);
        Path k6 = Files.createDirectories(temporary.resolve("tools")).resolve("k6");
        Files.writeString(k6, "#!/bin/sh\n");
        Files.setPosixFilePermissions(k6, PosixFilePermissions.fromString("rwxr-xr-x"));
        path = "/nowhere:" + k6.getParent();
    }

    private void record(String name, String words, Instant started) throws IOException {
        Path file = Files.writeString(directory.resolve(name), words);
        Files.setLastModifiedTime(file, FileTime.from(started));
    }

    @Test
    void createsScriptForOwnerOnly() throws IOException {
        assertThat(processes.create(path)).isEqualTo(processes.bin() + ":" + path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(processes.bin().resolve("k6")).isExecutable();
        // Jenkins asks for the environment of a step more than once.
        assertThat(processes.create(path)).isEqualTo(processes.bin() + ":" + path);
    }

    /** Otherwise {@code command -v k6 || install} would find the script and install nothing. */
    @Test
    void createsNothingWithoutK6() throws IOException {
        assertThat(processes.create("/nowhere:" + temporary)).isNull();
        assertThat(processes.create(null)).isNull();
        assertThat(processes.create("")).isNull();
        assertThat(processes.create("\0")).isNull();
        assertThat(directory).doesNotExist();
    }

    @Test
    void fileThatIsNotExecutableIsNoK6() throws IOException {
        Files.setPosixFilePermissions(temporary.resolve("tools/k6"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(processes.create(path)).isNull();
    }

    /** The PATH cannot contain a colon, and {@code $(which k6) run} would take a path with a blank apart. */
    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a b", "a*b", "a\nb"})
    void pathThatShellsTakeApartIsReplaced(String name) throws IOException {
        Path wanted = temporary.resolve(name).resolve("k6-processes-" + UUID.randomUUID());
        ProcessDirectory replaced = new ProcessDirectory(wanted);
        assertThat(replaced.create(path)).isEqualTo(replaced.bin() + ":" + path);
        assertThat(wanted).doesNotExist();
        assertThat(replaced.bin()).exists().startsWith(Path.of(System.getProperty("java.io.tmpdir")));
        replaced.delete();
        assertThat(replaced.bin().getParent()).doesNotExist();
    }

    @Test
    void missingDirectoryHasNoProcesses() throws IOException {
        assertThat(processes.processes()).isEmpty();
        assertThat(processes.summary("7")).isEmpty();
        processes.delete();
    }

    @Test
    void processesAreOrderedByStart() throws IOException {
        processes.create(path);
        record("100", "run\na.js\n", NOON);
        record("99", "run\nb.js\n", NOON);
        record("7", "version\n", NOON.plusSeconds(1));
        record("3-", "run\n-e\n\nc.js\n", NOON.minusSeconds(1));
        assertThat(processes.processes()).extracting(K6Process::id).containsExactly("3-", "99", "100", "7");
        K6Process first = processes.processes().get(0);
        assertThat(first.started()).isEqualTo(NOON.minusSeconds(1));
        assertThat(first.summarized()).isNull();
        assertThat(first.command().script()).isEqualTo("c.js");
    }

    @Test
    void summaryBelongsToItsProcess() throws IOException {
        processes.create(path);
        record("7", "run\na.js\n", NOON);
        record("7.json", "{}", NOON.plusSeconds(60));
        assertThat(processes.processes())
                .singleElement()
                .satisfies(process -> assertThat(process.summarized()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(processes.summary("7")).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void largeSummaryIsReadToOneByteOverLimit() throws IOException {
        processes.create(path);
        Files.write(directory.resolve("7.json"), new byte[SummaryReader.MAX_BYTES + 100]);
        assertThat(processes.summary("7")).hasSize(SummaryReader.MAX_BYTES + 1);
    }

    /** A build may create any file, and could make the agent read files of others. */
    @Test
    void linksAndOtherFilesAreIgnored() throws IOException {
        processes.create(path);
        Path secret = Files.writeString(temporary.resolve("secret"), "run\nsecret.js\n");
        Files.createSymbolicLink(directory.resolve("7"), secret);
        Files.createSymbolicLink(directory.resolve("8.json"), secret);
        record("8", "run\n", NOON);
        Files.createDirectory(directory.resolve("9"));
        record("10.txt", "run\n", NOON);
        record("name", "run\n", NOON);
        assertThat(processes.processes()).singleElement().satisfies(process -> {
            assertThat(process.id()).isEqualTo("8");
            assertThat(process.summarized()).isNull();
        });
        assertThat(processes.summary("8")).isEmpty();
        assertThat(processes.summary("../../secret")).isEmpty();
    }

    @Test
    void recordIsLimitedAndFreeOfControlCharacters() throws IOException {
        processes.create(path);
        record("7", "run\n\u001B[31ma.js\n" + "x".repeat(1 << 20), NOON);
        K6Command command = processes.processes().get(0).command();
        assertThat(command.words()).startsWith("run", "a.js").allMatch(word -> word.length() <= 1000);
    }

    @Test
    void onlyEarliestProcessesAreListed() throws IOException {
        processes.create(path);
        for (int i = 0; i < ProcessDirectory.MOST + 10; i++) {
            record(Integer.toString(5000 - i), "run\n", NOON.plusSeconds(i));
        }
        assertThat(processes.processes())
                .hasSize(ProcessDirectory.MOST)
                .extracting(K6Process::id)
                .contains("5000", "4001")
                .doesNotContain("4000");
    }

    @Test
    void deleteDoesNotFollowLinks() throws IOException {
        processes.create(path);
        Path kept = Files.writeString(
                Files.createDirectory(temporary.resolve("kept")).resolve("file"), "");
        Files.createSymbolicLink(directory.resolve("link"), kept.getParent());
        processes.delete();
        assertThat(directory).doesNotExist();
        assertThat(kept).exists();
    }
}
