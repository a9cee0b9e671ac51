package io.jenkins.plugins.k6notify.index;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Lists the classes that carry an annotation marked with {@code @Indexed}, or have a member that does, in
 * {@code META-INF/services/annotations}. Comes to the same as the Jenkins project's {@code annotation-indexer}.
 */
@SupportedAnnotationTypes("*")
public final class AnnotationIndexer extends AbstractProcessor {

    private static final String INDEXED = "org.jvnet.hudson.annotation_indexer.Indexed";

    private final Map<String, SortedSet<String>> classes = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (isIndexed(annotation)) {
                SortedSet<String> names = classes.computeIfAbsent(binaryName(annotation), name -> new TreeSet<>());
                round.getElementsAnnotatedWith(annotation).forEach(element -> add(names, element));
            }
        }
        if (round.processingOver()) {
            classes.forEach(this::write);
        }
        return false;
    }

    private static boolean isIndexed(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(mark -> mark.getAnnotationType().toString().equals(INDEXED));
    }

    /** Passes over records, as the original does, but not over their members. */
    private void add(Set<String> names, Element element) {
        switch (element.getKind()) {
            case CLASS, INTERFACE, ANNOTATION_TYPE, ENUM -> names.add(binaryName((TypeElement) element));
            case METHOD, FIELD, CONSTRUCTOR -> names.add(binaryName((TypeElement) element.getEnclosingElement()));
            default -> {}
        }
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void write(String annotation, Set<String> names) {
        String file = "META-INF/services/annotations/" + annotation;
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", file)
                .openWriter()) {
            for (String name : names) {
                out.write(name + "\n");
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, file + ": " + e);
        }
    }
}
