package io.jenkins.plugins.k6notify.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Expression;
import io.jenkins.plugins.k6notify.engine.template.syntax.Source;
import io.jenkins.plugins.k6notify.engine.template.syntax.Statement;
import io.jenkins.plugins.k6notify.engine.template.syntax.StatementParser;
import io.jenkins.plugins.k6notify.engine.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the names that a sample of the context does not have. Stops after {@value #MAX_NAMES}. */
final class NameCheck {

    private static final int MAX_NAMES = 100;
    private static final int MAX_LENGTH = 100;

    /** A value of which any attribute may be read. */
    private static final Object ANY = new Object();

    private final Source source;
    private final Map<String, UnknownName> unknown = new LinkedHashMap<>();

    NameCheck(Source source) {
        this.source = source;
    }

    List<UnknownName> check(List<Statement> statements, Map<String, ?> sample) {
        // Null is a value that is not known; a missing key is a name that is not.
        checkAll(statements, new Scope<>(name -> sample.containsKey(name) ? sample.get(name) : this));
        return List.copyOf(unknown.values());
    }

    private void checkAll(List<Statement> statements, Scope<Object> scope) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Print print) {
                sampleOf(print.value(), scope);
            } else if (statement instanceof Statement.Assign assign) {
                scope.set(assign.name(), sampleOf(assign.value(), scope));
            } else if (statement instanceof Statement.For loop) {
                Scope<Object> step = scope.inner();
                step.set(StatementParser.LOOP, ANY);
                step.set(loop.variable(), itemOf(sampleOf(loop.items(), scope)));
                checkAll(loop.body(), step);
                checkAll(loop.otherwise(), scope.inner());
            } else if (statement instanceof Statement.If branches) {
                for (Statement.Branch branch : branches.branches()) {
                    sampleOf(branch.condition(), scope);
                    checkAll(branch.body(), scope);
                }
                checkAll(branches.otherwise(), scope);
            }
        }
    }

    /** Checks an expression, and returns a sample of its value. */
    @CheckForNull
    private Object sampleOf(Expression expression, Scope<Object> scope) {
        if (expression instanceof Expression.Name name) {
            Object sample = scope.get(name.name());
            return sample == this ? unknown(name) : sample;
        }
        List<Object> parts = new ArrayList<>();
        for (Expression part : expression.parts()) {
            parts.add(sampleOf(part, scope));
        }
        if (expression instanceof Expression.Attribute attribute) {
            return attributeOf(parts.get(0), attribute.name(), expression);
        }
        if (expression instanceof Expression.Item item && item.index() instanceof Expression.Literal literal) {
            return literal.value() instanceof String name
                    ? attributeOf(parts.get(0), name, expression)
                    : itemOf(parts.get(0));
        }
        return ANY;
    }

    @CheckForNull
    private Object attributeOf(@CheckForNull Object base, String name, Expression expression) {
        if (base == null || base == ANY) {
            return ANY;
        }
        return base instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : unknown(expression);
    }

    /** Returns a map with the keys of all maps in the list, or any value. */
    private static Object itemOf(@CheckForNull Object list) {
        if (!(list instanceof List<?> items) || items.isEmpty()) {
            return ANY;
        }
        Map<Object, Object> merged = new LinkedHashMap<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                return ANY;
            }
            merged.putAll(map);
        }
        return merged;
    }

    private Object unknown(Expression expression) {
        String name = Excerpt.line(expression.path(), MAX_LENGTH);
        if (unknown.size() < MAX_NAMES && !unknown.containsKey(name)) {
            int at = start(expression);
            unknown.put(name, new UnknownName(name, source.line(at), source.column(at)));
        }
        return ANY;
    }

    private static int start(Expression expression) {
        Expression first = expression;
        while (first instanceof Expression.Attribute || first instanceof Expression.Item) {
            first = first.parts().get(0);
        }
        return first.at();
    }
}
