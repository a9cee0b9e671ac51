package io.jenkins.plugins.k6notify.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that class files are identical when compiled against Jenkins and against the stand-ins. */
class ClassFilesTest {

    @TempDir
    private Path standIns;

    @TempDir
    private Path output;

    @Test
    void classFilesOfBothBuildsAreEqual() throws Exception {
        Javac.compileStandIns(standIns);
        String jackson = Javac.jars(JsonNode.class, JsonParser.class, JsonProperty.class, JavaTimeModule.class);
        Javac.compile(
                List.of(
                        Javac.PROJECT.resolve("src/main/java"),
                        Javac.PROJECT.resolve("target/generated-sources/localizer")),
                String.join(File.pathSeparator, standIns.toString(), Javac.LIBRARIES, jackson),
                output);
        Path classes = Javac.PROJECT.resolve("target/classes");

        assertThat(names(output)).isNotEmpty().containsExactlyInAnyOrderElementsOf(names(classes));
        List<String> different = new ArrayList<>();
        for (String name : names(output)) {
            if (Files.mismatch(output.resolve(name), classes.resolve(name)) >= 0) {
                different.add(name);
            }
        }
        assertThat(different).isEmpty();
    }

    /** Without package-info.class, which Maven writes and javac omits when it would be empty. */
    private static List<String> names(Path folder) {
        return Javac.filesIn(folder, ".class").stream()
                .map(file -> folder.relativize(file).toString())
                .filter(name -> !name.endsWith("package-info.class"))
                .toList();
    }
}
