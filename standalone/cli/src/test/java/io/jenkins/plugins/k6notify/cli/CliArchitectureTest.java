package io.jenkins.plugins.k6notify.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
