package io.jenkins.plugins.k6notify.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the directory that is created on the agent. */
class SummaryDirectoryTest {

    @TempDir
    private Path root;

    private Path directory;

    @BeforeEach
    void place() {
        directory = root.resolve("perf@tmp/k6-summaries");
    }

    private boolean made() throws IOException {
        return new SummaryDirectory.Create().invoke(directory.toFile(), null);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void createsDirectoryWithParents() throws Exception {
        assertThat(made()).isTrue();
        assertThat(directory).isDirectory();
        assertThat(made()).isTrue();
    }

    /** The k6 of a container image runs as its own user. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everyUserMayWriteAndOnlyOwnerMayList() throws Exception {
        made();
        assertThat(permissions(directory)).isEqualTo("rwx-wx-wx");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(made()).isTrue();
        assertThat(permissions(directory)).isEqualTo("rwx-wx-wx");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void targetOfLinkStaysUnchanged() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory.getParent());
        Files.createSymbolicLink(directory, elsewhere);
        assertThat(made()).isFalse();
        assertThat(permissions(elsewhere)).isEqualTo("rwx------");
    }

    @Test
    void throwsWhenDirectoryCannotBeCreated() throws Exception {
        Files.createFile(root.resolve("perf@tmp"));
        assertThatThrownBy(this::made).isInstanceOf(IOException.class);
    }
}
