package io.jenkins.plugins.k6notify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./k6-notify} on machines without Java or Maven: one line with the reason, and exit code 2. */
class LauncherTest {

    private static final Path SCRIPT =
            Path.of("..", "..", "k6-notify").toAbsolutePath().normalize();

    /** Commands used by the script, except Java and Maven. */
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "sort",
            "printf",
            "mktemp",
            "grep",
            "touch",
            "cat",
            "rm",
            "mkdir",
            "cp");

    @TempDir
    private Path folder;

    private Path bin;
    private Path home;

    @BeforeEach
    void copyScriptToFolderThatIsNotBuilt() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        home = Files.createDirectory(folder.resolve("home"));
        Files.copy(SCRIPT, home.resolve("k6-notify"));
        for (String tool : TOOLS) {
            for (String directory : System.getenv("PATH").split(":")) {
                Path found = Path.of(directory, tool);
                if (Files.isExecutable(found)) {
                    Files.createSymbolicLink(bin.resolve(tool), found);
                    break;
                }
            }
        }
    }

    @Test
    void refusesMissingJava() throws Exception {
        assertRefused("no Java found: install a JDK 17 or newer, or point JAVA_HOME at one");
    }

    @Test
    void refusesTooOldJava() throws Exception {
        command("java", "openjdk version \"11.0.2\" 2019-01-15");
        assertRefused("Java 17 or newer is needed, and " + bin.resolve("java") + " is Java 11");
        command("java", "java version \"1.8.0_392\"");
        assertRefused("Java 17 or newer is needed, and " + bin.resolve("java") + " is Java 8");
    }

    @Test
    void refusesJavaWithoutCompiler() throws Exception {
        command("java", "openjdk version \"17.0.15\" 2025-04-15");
        assertRefused("a JDK is needed to build, and " + bin.resolve("java") + " belongs to a Java without a compiler");
    }

    @Test
    void refusesMissingMaven() throws Exception {
        command("java", "openjdk version \"25\" 2025-09-16");
        command("javac", "javac 25");
        assertRefused("no Maven found: install Maven 3.8.7 or newer");
    }

    @Test
    void refusesTooOldMaven() throws Exception {
        command("java", "openjdk version \"17.0.15\" 2025-04-15");
        command("javac", "javac 17.0.15");
        command("mvn", "Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)");
        assertRefused("Maven 3.8.7 or newer is needed, and this is Maven 3.6.3");
    }

    /**
     * Creates a program that prints to both outputs: Java prints its version to standard error, Maven to standard
     * output.
     */
    private void command(String name, String version) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho '" + version + "'\necho '" + version + "' >&2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void assertRefused(String message) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                bin.resolve("sh").toString(), home.resolve("k6-notify").toString(), "demo");
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).isEqualTo("k6-notify: " + message + "\n");
    }
}
