package io.jenkins.plugins.k6notify;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies the places and names of test classes, and which of them the standalone build leaves out. */
class TestSourcesTest {

    private static final String TESTS = "src/test/java/io/jenkins/plugins/k6notify/";

    /** By this line, standalone/pom.xml finds the classes that it does not compile. */
    private static final Pattern FOUND = Pattern.compile("^@InJenkins$", Pattern.MULTILINE);

    private static final Pattern TAGGED = Pattern.compile("@(\\w+\\.)*InJenkins\\b|@Tag\\(\"jenkins\"\\)");

    private static final Pattern NEEDS_JENKINS = Pattern.compile(
            "^import (static )?(org\\.jvnet\\.hudson\\.test|io\\.jenkins\\.plugins\\.casc|io\\.jenkins\\.plugins\\.k6notify"
                    + "\\.support\\.jenkins)\\.",
            Pattern.MULTILINE);

    /** Sources of all modules except the stand-ins, which have the names of the classes of Jenkins. */
    private static final Pattern UNIQUE =
            Pattern.compile("(?<!/jenkins-api)/src/(main|test)/java/.*/(?!(package-info|Messages)\\.java$)[^/]+$");

    /** Tests of the root build as a whole, which the standalone build leaves out by name. */
    private static boolean isOfRootBuild(String file) {
        return Stream.of("measure/", "standalone/", "support/").anyMatch(folder -> file.startsWith(TESTS + folder));
    }

    private static List<String> sources() {
        return Project.files("src/test/java", ".java").stream()
                .map(file -> Project.ROOT.relativize(file).toString().replace('\\', '/'))
                .filter(file -> !isOfRootBuild(file) && !file.endsWith("/TestSourcesTest.java"))
                .toList();
    }

    private static boolean has(String file, Pattern pattern) {
        return pattern.matcher(Project.read(file)).find();
    }

    @Test
    void inJenkinsHasTagOfSurefireGroup() {
        assertThat(InJenkins.class.getAnnotation(Tag.class).value()).isEqualTo("jenkins");
    }

    @Test
    void taggedClassesAreLeftOutOfStandaloneBuild() {
        assertThat(sources().stream().filter(file -> has(file, TAGGED) && !(has(file, FOUND) && isTest(file))))
                .as("the annotation has to be on a line of its own, in a file whose name ends in Test.java")
                .isEmpty();
    }

    @Test
    void classesThatNeedJenkinsAreTagged() {
        assertThat(sources().stream().filter(file -> has(file, NEEDS_JENKINS) != has(file, FOUND)))
                .as("start a Jenkins without @InJenkins, or have it and start none")
                .isEmpty();
    }

    @Test
    void namesOfClassesAreUnique() {
        assertThat(Stream.of("src", "standalone")
                        .flatMap(folder -> Project.files(folder, ".java").stream())
                        .map(Path::toString)
                        .map(file -> file.replace('\\', '/'))
                        .filter(file -> UNIQUE.matcher(file).find())
                        .collect(groupingBy(file -> file.substring(file.lastIndexOf('/') + 1)))
                        .values())
                .allSatisfy(files -> assertThat(files).hasSize(1));
    }

    private static boolean isTest(String file) {
        return file.endsWith("Test.java");
    }
}
