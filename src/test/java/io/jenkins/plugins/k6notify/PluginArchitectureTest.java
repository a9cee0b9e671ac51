package io.jenkins.plugins.k6notify;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that packages of the plugin import only those before them. */
class PluginArchitectureTest {

    private static final String PLUGIN = "io.jenkins.plugins.k6notify.";

    private static final List<String> WAY = List.of(
            "i18n",
            "job",
            "agent",
            "archive",
            "connection",
            "message",
            "channel",
            "config",
            "delivery",
            "folder",
            "record",
            "report",
            "form",
            "gate",
            "view",
            "api",
            "buildpage",
            "trend",
            "check",
            "pipeline",
            "freestyle",
            "manage",
            "metrics");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(WAY.stream().map(name -> PLUGIN + name).toArray(String[]::new));

    /** All packages but the last one, after which there is none. */
    private static List<String> packages() {
        return WAY.subList(0, WAY.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsFollowPackageOrder(String name) {
        String[] behind = WAY.subList(WAY.indexOf(name) + 1, WAY.size()).stream()
                .map(later -> PLUGIN + later + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(behind)
                .check(CLASSES);
    }

    /** Also within the packages of the list: a package and its sub-packages. */
    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(PLUGIN + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** They stand side by side; the help of the fields that both have is beside the step. */
    @Test
    void freestyleImportsOnlyHelpOfPipeline() {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + "freestyle..")
                .should()
                .dependOnClassesThat(resideInAPackage(PLUGIN + "pipeline..").and(not(equivalentTo(K6NotifyStep.class))))
                .check(CLASSES);
    }

    /** The trend reads the records of a build, whichever package reported the run. */
    @Test
    void pipelineAndFreestyleDoNotImportTrend() {
        assertNoImport("pipeline", "trend");
        assertNoImport("freestyle", "trend");
    }

    private static void assertNoImport(String name, String other) {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PLUGIN + other + "..")
                .check(CLASSES);
    }
}
