package io.jenkins.plugins.k6notify.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Verifies two rules of the architecture: the engine imports no Jenkins, and its packages import in one direction. */
class EngineArchitectureTest {

    private static final String ENGINE = "io.jenkins.plugins.k6notify.engine";

    /** The only package that needs Jakarta Mail. */
    private static final String MAIL = ENGINE + ".delivery.mail";

    /** The packages in the order of the data flow; each may import only those before it. */
    private static final List<String> WAY = List.of(
            "text",
            "template",
            "summary",
            "run",
            "gate",
            "distributed",
            "process",
            "line",
            "log",
            "console",
            "event",
            "message",
            "delivery");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ENGINE);

    @Test
    void importsNoJenkins() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "com.cloudbees..")
                .check(CLASSES);
    }

    @Test
    void usesOnlyTheJdkJacksonAndJakartaMail() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        ENGINE + "..",
                        "java..",
                        "javax..",
                        "com.fasterxml.jackson..",
                        "jakarta.mail..",
                        "org.eclipse.angus.mail..",
                        "edu.umd.cs.findbugs.annotations..")
                .check(CLASSES);
    }

    /** In a Jenkins without the Mailer plugin, the classes of Jakarta Mail are missing. */
    @Test
    void usesJakartaMailForEmailOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(MAIL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAIL, "jakarta..", "org.eclipse.angus..")
                .check(CLASSES);
    }

    @TestFactory
    List<DynamicTest> importsFollowPackageOrder() {
        return WAY.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String[] behind = WAY.subList(WAY.indexOf(name) + 1, WAY.size()).stream()
                            .map(later -> ENGINE + "." + later + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ENGINE + "." + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(behind)
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }))
                .toList();
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ENGINE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
