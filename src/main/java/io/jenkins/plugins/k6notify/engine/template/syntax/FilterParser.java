package io.jenkins.plugins.k6notify.engine.template.syntax;

import io.jenkins.plugins.k6notify.engine.template.syntax.Token.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Parses a filter with its arguments, which it assigns to the parameters. */
final class FilterParser {

    private final Tokens tokens;
    private final Production expressions;

    FilterParser(Tokens tokens, Production expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Parses what follows the {@code |}. */
    Expression parse(Expression base) throws TemplateException {
        Token name = tokens.expectName();
        Filter filter =
                Filter.of(name.text()).orElseThrow(() -> tokens.error(TemplateProblem.FILTER, name, name.text()));
        Expression[] arguments = new Expression[filter.parameters().size()];
        if (tokens.acceptOperator("(")) {
            parseArguments(name, filter, arguments);
        }
        for (int i = 0; i < arguments.length; i++) {
            Filter.Parameter parameter = filter.parameters().get(i);
            if (arguments[i] == null && parameter.required()) {
                throw tokens.error(TemplateProblem.MISSING_ARGUMENT, name, name.text(), parameter.name());
            }
            if (arguments[i] == null) {
                arguments[i] = new Expression.Literal(name.at(), parameter.value());
            }
        }
        return new Expression.Filtered(name.at(), base, filter, Arrays.asList(arguments));
    }

    private void parseArguments(Token name, Filter filter, Expression[] arguments) throws TemplateException {
        int position = 0;
        boolean named = false;
        while (!tokens.acceptOperator(")")) {
            Token first = tokens.peek();
            int index = position++;
            String given = String.valueOf(position);
            if (first.type() == Type.NAME && tokens.following().is(Type.OPERATOR, "=")) {
                named = true;
                given = tokens.next().text();
                tokens.next();
                index = indexOf(filter, given);
            } else if (named) {
                throw tokens.error(TemplateProblem.UNEXPECTED, first, first.text());
            }
            if (index < 0 || index >= arguments.length) {
                throw tokens.error(TemplateProblem.UNKNOWN_ARGUMENT, first, name.text(), given);
            }
            if (arguments[index] != null) {
                throw tokens.error(TemplateProblem.REPEATED_ARGUMENT, first, name.text(), given);
            }
            arguments[index] = expressions.parse();
            if (!tokens.isOperator(")")) {
                tokens.expect(Type.OPERATOR, ",");
            }
        }
    }

    private static int indexOf(Filter filter, String parameter) {
        List<Filter.Parameter> parameters = filter.parameters();
        return IntStream.range(0, parameters.size())
                .filter(i -> parameters.get(i).name().equals(parameter))
                .findFirst()
                .orElse(-1);
    }
}
