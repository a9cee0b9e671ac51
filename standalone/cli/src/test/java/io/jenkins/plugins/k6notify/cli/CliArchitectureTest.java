package io.jenkins.plugins.k6notify.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliArchitectureTest {

    private static final String CLI = "io.jenkins.plugins.k6notify.cli";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CLI);

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(CLI + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The other packages can be used without the options of the command line. */
    @Test
    void onlyCommandsAndChannelsUsePicocli() {
        noClasses()
                .that()
                .resideInAnyPackage(CLI + ".notify..", CLI + ".process..", CLI + ".receiver..", CLI + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveAtMost20Classes() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(sizes)
                .hasSizeGreaterThan(5)
                .allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(20));
    }

    /** The log of requests knows nothing of protocols and of the page, and these nothing of each other. */
    @Test
    void partsOfReceiverDependInOneDirection() {
        slices().matching(CLI + ".receiver.(*)").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(CLI + ".receiver.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI + ".receiver")
                .check(CLASSES);
    }
}
