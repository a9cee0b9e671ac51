package io.jenkins.plugins.k6notify.standalone;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Writes a type and its members as lines, which are equal if callers and javac see no difference. */
final class ApiLines {

    /** Modifiers that only affect the implementation. */
    private static final Set<Modifier> INNER = Set.of(Modifier.SYNCHRONIZED, Modifier.NATIVE, Modifier.STRICTFP);

    /** Annotations that javac, SezPoz and SpotBugs evaluate, beside those of the stand-ins. */
    private static final List<String> ANNOTATIONS_THAT_MATTER = List.of(
            "java.lang.",
            "net.java.sezpoz.",
            "edu.umd.cs.findbugs.annotations.NonNull",
            "edu.umd.cs.findbugs.annotations.CheckForNull",
            "edu.umd.cs.findbugs.annotations.Nullable");

    /** Annotations of the remote API are read at run time, from the real type. */
    private static final String OF_THE_REMOTE_API = "org.kohsuke.stapler.export.";

    private final Types types;
    private final Set<String> standIns;
    private final DeclaredType owner;

    ApiLines(Types types, Set<String> standIns, DeclaredType owner) {
        this.types = types;
        this.standIns = standIns;
        this.owner = owner;
    }

    String head(TypeElement type) {
        return start(type)
                + type.getKind().name().toLowerCase(Locale.ROOT)
                + " "
                + type.getQualifiedName()
                + parameters(type.getTypeParameters());
    }

    /** The key that distinguishes a member from others of its type. */
    String key(Element member) {
        return member instanceof ExecutableElement method
                ? method.getSimpleName()
                        + "("
                        + join(
                                method.getParameters(),
                                ", ",
                                parameter -> types.erasure(parameter.asType()).toString())
                        + ")"
                : member.getSimpleName().toString();
    }

    String member(Element member) {
        if (member instanceof ExecutableElement method) {
            return method(method, (ExecutableType) types.asMemberOf(owner, method));
        }
        Object constant = ((VariableElement) member).getConstantValue();
        return start(member)
                + types.asMemberOf(owner, member)
                + " "
                + member.getSimpleName()
                + (constant == null ? "" : " = " + constant);
    }

    private String method(ExecutableElement method, ExecutableType type) {
        StringBuilder line = new StringBuilder(start(method)).append(parameters(method.getTypeParameters()));
        if (method.getKind() == ElementKind.METHOD) {
            line.append(' ').append(type.getReturnType());
        }
        line.append(' ').append(method.getSimpleName()).append('(');
        for (int i = 0; i < method.getParameters().size(); i++) {
            line.append(i == 0 ? "" : ", ")
                    .append(annotations(method.getParameters().get(i)));
            line.append(type.getParameterTypes().get(i));
        }
        line.append(method.isVarArgs() ? "...)" : ")");
        if (!type.getThrownTypes().isEmpty()) {
            line.append(type.getThrownTypes().stream()
                    .map(TypeMirror::toString)
                    .sorted()
                    .collect(joining(", ", " throws ", "")));
        }
        if (method.getDefaultValue() != null) {
            line.append(" default ").append(method.getDefaultValue());
        }
        return line.toString().replace("  ", " ");
    }

    private String start(Element element) {
        return annotations(element)
                + element.getModifiers().stream()
                        .filter(modifier -> !INNER.contains(modifier))
                        .map(modifier -> modifier + " ")
                        .collect(joining());
    }

    private String annotations(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(annotation -> matters(annotation.getAnnotationType().toString()))
                .map(annotation -> annotation + " ")
                .sorted()
                .collect(joining());
    }

    private boolean matters(String annotation) {
        return standIns.contains(annotation) && !annotation.startsWith(OF_THE_REMOTE_API)
                || ANNOTATIONS_THAT_MATTER.stream().anyMatch(annotation::startsWith);
    }

    private static String parameters(List<? extends TypeParameterElement> parameters) {
        return parameters.isEmpty()
                ? ""
                : "<" + join(parameters, ", ", p -> p + " extends " + join(p.getBounds(), " & ", Object::toString))
                        + ">";
    }

    private static <T> String join(List<? extends T> parts, String between, Function<T, String> text) {
        return parts.stream().map(text).collect(joining(between));
    }
}
