package io.jenkins.plugins.k6notify.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the stand-ins with the real types. A stand-in that differs accepts sources that do not compile in this
 * build, or creates an {@code .hpi} that fails in Jenkins.
 */
class JenkinsApiStandInTest {

    @TempDir
    private Path compiled;

    @Test
    void standInsMatchRealTypes() throws Exception {
        Javac.compileStandIns(compiled);
        List<String> names = Javac.filesIn(compiled, ".class").stream()
                .map(file -> compiled.relativize(file).toString())
                .filter(file -> !file.startsWith("io/jenkins/plugins/k6notify/standin") && !file.matches(".*\\$\\d.*"))
                .map(file -> file.replace(".class", "")
                        .replace(File.separatorChar, '.')
                        .replace('$', '.'))
                .toList();
        String classPath = System.getProperty("java.class.path");
        Map<String, ApiType> real = ApiReader.read(names, classPath);
        Map<String, ApiType> standIns = ApiReader.read(names, compiled + File.pathSeparator + classPath);

        assertThat(standIns).hasSameSizeAs(names);
        List<String> differences = new ArrayList<>();
        standIns.forEach((name, standIn) -> {
            if (real.containsKey(name)) {
                differences.addAll(standIn.differencesFrom(real.get(name)));
            } else {
                differences.add(name + " is no type of Jenkins");
            }
        });
        assertThat(String.join("\n", differences)).isEmpty();
    }
}
