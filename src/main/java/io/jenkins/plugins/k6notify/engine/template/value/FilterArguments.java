package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Filter;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.List;

/** The arguments of a filter, one for each of its parameters. */
record FilterArguments(Filter filter, List<Object> values) {

    @CheckForNull
    Object get(int index) {
        return values.get(index);
    }

    /** Returns the argument without the formats of {@link SafeText}. */
    @CheckForNull
    Object plain(int index) {
        return Values.plain(values.get(index));
    }

    String text(int index) {
        if (plain(index) instanceof String text) {
            return text;
        }
        throw refused(index);
    }

    /** @return the number, limited to the range of int */
    int number(int index) {
        Number number = Arithmetic.number(plain(index));
        if (number instanceof Long whole) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole));
        }
        throw refused(index);
    }

    int number(int index, int without) {
        return plain(index) == null ? without : number(index);
    }

    /** Returns the exception for an argument that the filter cannot use. */
    OperationException refused(int index) {
        return new OperationException(
                TemplateProblem.ARGUMENT,
                filter.id(),
                filter.parameterName(index),
                plain(index) instanceof Long number ? number.toString() : Values.type(plain(index)));
    }
}
