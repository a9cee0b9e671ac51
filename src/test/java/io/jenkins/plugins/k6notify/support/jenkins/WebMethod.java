package io.jenkins.plugins.k6notify.support.jenkins;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.Function;
import org.kohsuke.stapler.WebApp;

/**
 * A method of this plugin that is reachable by a URL.
 *
 * @param type a class that can be instantiated and may have inherited the method
 */
public record WebMethod(Class<?> type, String name) {

    private static final String PLUGIN = "io.jenkins.plugins.k6notify";

    /** All web methods: by the names that Stapler searches for, and by the rules of Jenkins for them. */
    public static List<WebMethod> all(Jenkins jenkins) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(PLUGIN).stream()
                        .map(found -> load(found.getName()))
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()) && !type.isEnum())
                        .flatMap(type -> of(type, jenkins))
                        .toList();
    }

    /** The web methods of one class, without those of Jenkins. */
    public static Stream<WebMethod> of(Class<?> type, Jenkins jenkins) {
        return Stream.concat(actions(type), getters(type, jenkins)).distinct();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, WebMethod.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<WebMethod> actions(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> isOurs(method.getDeclaringClass()))
                .filter(method -> method.getName().matches("do[A-Z].*")
                        || method.isAnnotationPresent(org.kohsuke.stapler.WebMethod.class))
                .map(Method::getName)
                .map(name -> new WebMethod(type, name));
    }

    private static Stream<WebMethod> getters(Class<?> type, Jenkins jenkins) {
        WebApp application = WebApp.get(jenkins.getServletContext());
        return new ClassDescriptor(type)
                .methods.stream()
                        .filter(application.getFilterForGetMethods()::keep)
                        .filter(function -> isOurs(function.getDeclaringClass()))
                        // Methods of descriptors are among the others, wherever they are reachable.
                        .filter(function -> !Descriptor.class.isAssignableFrom(function.getReturnType()))
                        .map(Function::getName)
                        .filter(name -> name.matches("get[A-Z].*"))
                        .map(name -> new WebMethod(type, name));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(PLUGIN + ".");
    }

    /** The last part of its URL. */
    public String path() {
        String rest = name.replaceFirst("^(do|get)(?=[A-Z])", "");
        return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }
}
