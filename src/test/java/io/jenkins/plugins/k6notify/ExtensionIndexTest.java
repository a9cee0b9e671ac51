package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.Extension;
import hudson.init.Initializer;
import hudson.init.Terminator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Verifies the indices that annotation processors write. Jenkins finds extensions and symbols by them; without them the
 * plugin would load and do nothing.
 */
class ExtensionIndexTest {

    private static final String PLUGIN = "io.jenkins.plugins.k6notify";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PLUGIN);

    @Test
    void listsEveryExtension() {
        Set<String> indexed = StreamSupport.stream(
                        Index.load(Extension.class, Object.class, getClass().getClassLoader())
                                .spliterator(),
                        false)
                .map(IndexItem::className)
                .filter(ExtensionIndexTest::isOfThePlugin)
                .collect(Collectors.toSet());
        assertThat(indexed).isNotEmpty().isEqualTo(carriersOf(Extension.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {Symbol.class, Initializer.class, Terminator.class})
    void listsEveryCarrierOf(Class<? extends Annotation> annotation) throws IOException {
        Set<String> indexed = Collections.list(getClass()
                        .getClassLoader()
                        .getResources("META-INF/services/annotations/" + annotation.getName()))
                .stream()
                .flatMap(ExtensionIndexTest::lines)
                .filter(ExtensionIndexTest::isOfThePlugin)
                .collect(Collectors.toSet());
        assertThat(indexed).isNotEmpty().isEqualTo(carriersOf(annotation));
    }

    /** Tests in a Jenkins have extensions too. */
    private static boolean isOfThePlugin(String name) {
        return name.startsWith(PLUGIN) && !name.startsWith(PLUGIN + ".support.");
    }

    private static Stream<String> lines(URL file) {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes with the annotation, or with a member that has it. */
    private static Set<String> carriersOf(Class<? extends Annotation> annotation) {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(annotation)
                        || type.getMembers().stream().anyMatch(member -> member.isAnnotatedWith(annotation)))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }
}
