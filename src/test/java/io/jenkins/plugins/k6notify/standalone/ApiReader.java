package io.jenkins.plugins.k6notify.standalone;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads types as javac does: with generics, constants and annotations of source retention, and without loading classes.
 */
@SupportedAnnotationTypes("*")
final class ApiReader extends AbstractProcessor {

    private final Collection<String> names;
    private final Set<String> annotationsThatMatter;
    private final Map<String, ApiType> types = new TreeMap<>();

    private ApiReader(Collection<String> names) {
        this.names = names;
        this.annotationsThatMatter = Set.copyOf(names);
    }

    /**
     * @param names canonical names
     * @return the types that exist, by name
     */
    static Map<String, ApiType> read(Collection<String> names, String classPath) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> words = new DiagnosticCollector<>();
        List<String> options = List.of("--release", "17", "-proc:only", "-classpath", classPath);
        JavaCompiler.CompilationTask task =
                javac.getTask(null, null, words, options, List.of("java.lang.Object"), null);
        ApiReader reader = new ApiReader(names);
        task.setProcessors(List.of(reader));
        if (!task.call()) {
            throw new AssertionError(words.getDiagnostics());
        }
        return reader.types;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            for (String name : names) {
                TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
                if (type != null) {
                    types.put(name, describe(type));
                }
            }
        }
        return false;
    }

    private ApiType describe(TypeElement type) {
        ApiLines lines =
                new ApiLines(processingEnv.getTypeUtils(), annotationsThatMatter, (DeclaredType) type.asType());
        Set<String> supertypes = new TreeSet<>();
        addSupertypes(type.asType(), supertypes);
        return new ApiType(
                lines.head(type),
                supertypes,
                members(type.getEnclosedElements(), lines),
                members(processingEnv.getElementUtils().getAllMembers(type), lines));
    }

    private void addSupertypes(TypeMirror type, Set<String> into) {
        for (TypeMirror supertype : processingEnv.getTypeUtils().directSupertypes(type)) {
            into.add(supertype.toString());
            addSupertypes(supertype, into);
        }
    }

    private static Map<String, String> members(List<? extends Element> elements, ApiLines lines) {
        return elements.stream()
                .filter(element -> element.getKind().isField()
                        || element.getKind() == ElementKind.METHOD
                        || element.getKind() == ElementKind.CONSTRUCTOR)
                .filter(element -> element.getModifiers().contains(Modifier.PUBLIC)
                        || element.getModifiers().contains(Modifier.PROTECTED))
                .collect(Collectors.toMap(lines::key, lines::member, (own, inherited) -> own, TreeMap::new));
    }
}
