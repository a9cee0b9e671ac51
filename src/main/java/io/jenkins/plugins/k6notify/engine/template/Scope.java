package io.jenkins.plugins.k6notify.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The variables of a template or of one step of a loop. Variables of a step are not visible after it.
 *
 * @param <T> what is known about a variable
 */
final class Scope<T> {

    @CheckForNull
    private final Scope<T> outer;

    private final Function<String, T> context;
    private final Map<String, T> variables = new HashMap<>();

    /** @param context returns what is known about a name that is no variable */
    Scope(Function<String, T> context) {
        this(null, context);
    }

    private Scope(@CheckForNull Scope<T> outer, Function<String, T> context) {
        this.outer = outer;
        this.context = context;
    }

    Scope<T> inner() {
        return new Scope<>(this, context);
    }

    void set(String name, @CheckForNull T value) {
        variables.put(name, value);
    }

    @CheckForNull
    T get(String name) {
        for (Scope<T> scope = this; scope != null; scope = scope.outer) {
            if (scope.variables.containsKey(name)) {
                return scope.variables.get(name);
            }
        }
        return context.apply(name);
    }
}
