package io.jenkins.plugins.k6notify.engine.template.syntax;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.stream.Stream;

/** An expression of a template. Its depth is bounded, so recursion over it is safe. */
public sealed interface Expression {

    /** Returns the index of its operator, or of its first character if it has none. */
    int at();

    /** Returns the expressions it consists of, in the order of the template. */
    List<Expression> parts();

    /** Returns how it is written, if it is a name with attributes such as {@code test.name}; {@code …} for others. */
    default String path() {
        return "…";
    }

    /** @param value text, a Long, a Double, a Boolean or null */
    record Literal(int at, @CheckForNull Object value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    record Name(int at, String name) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public String path() {
            return name;
        }
    }

    /** {@code base.name}. */
    record Attribute(int at, Expression base, String name) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(base);
        }

        @Override
        public String path() {
            return base.path() + '.' + name;
        }
    }

    /** {@code base[index]}. */
    record Item(int at, Expression base, Expression index) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(base, index);
        }

        @Override
        public String path() {
            return index instanceof Literal literal && literal.value() != null
                    ? base.path() + (literal.value() instanceof String key ? '.' + key : "[" + literal.value() + ']')
                    : base.path() + "[…]";
        }
    }

    /** A list, or a tuple in parentheses. */
    record Sequence(int at, List<Expression> parts, boolean tuple) implements Expression {}

    /** @param operator {@code not}, {@code -} or {@code +} */
    record Unary(int at, String operator, Expression operand) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }
    }

    /** @param operator {@code and} or {@code or} */
    record Logic(int at, String operator, List<Expression> parts) implements Expression {}

    /** A chain such as {@code 1 < x <= 3}. */
    record Comparison(int at, Expression first, List<Step> steps) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(first), steps.stream().map(Step::right))
                    .toList();
        }
    }

    /** @param operator such as {@code <=} or {@code not in} */
    record Step(int at, String operator, Expression right) {}

    /** @param operator {@code +}, {@code -}, {@code *}, {@code /}, {@code //} or {@code %} */
    record Binary(int at, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code a ~ b ~ c}. */
    record Concat(int at, List<Expression> parts) implements Expression {}

    /** @param otherwise null without {@code else} */
    record Conditional(
            int at,
            Expression then,
            Expression condition,
            @CheckForNull Expression otherwise) implements Expression {
        @Override
        public List<Expression> parts() {
            return otherwise == null ? List.of(then, condition) : List.of(then, condition, otherwise);
        }
    }

    /** @param arguments one for each parameter of the filter, given or by default */
    record Filtered(int at, Expression base, Filter filter, List<Expression> arguments) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(base), arguments.stream()).toList();
        }
    }

    /** {@code base is defined} or {@code base is none}. */
    record Test(int at, Expression base, Kind kind) implements Expression {

        /** The tests of the subset. */
        public enum Kind {
            DEFINED,
            NONE
        }

        @Override
        public List<Expression> parts() {
            return List.of(base);
        }
    }
}
