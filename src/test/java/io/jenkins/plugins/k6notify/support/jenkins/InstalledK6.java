package io.jenkins.plugins.k6notify.support.jenkins;

import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program {@code k6} that plays recordings: that of a passed run, or what a file {@code plays} in the current directory
 * says, {@code checkout.js is v2.2.0/thresholds-fail}.
 *
 * @param directory with the program
 */
public record InstalledK6(Path directory) {

    private static final String COMMAND = "src/test/resources/io/jenkins/plugins/k6notify/support/jenkins/commands/k6";

    /** @param folder in which the directory is created */
    public static InstalledK6 in(Path folder) throws IOException {
        Path k6 = Files.copy(
                Project.file(COMMAND),
                Files.createDirectory(folder.resolve("bin")).resolve("k6"));
        Files.setPosixFilePermissions(k6, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new InstalledK6(k6.getParent());
    }

    /** The environment variables that make shells find it. */
    public Map<String, String> variables() {
        return Map.of(
                "PATH+K6",
                directory.toString(),
                "K6_RECORDINGS",
                Project.file("src/test/resources/k6").toString());
    }

    /** Steps of a pipeline with these variables. */
    public String around(String steps) {
        return variables().entrySet().stream()
                .map(variable -> "'" + variable.getKey() + "=" + variable.getValue() + "'")
                .collect(Collectors.joining(", ", "withEnv([", "]) { " + steps + " }"));
    }
}
