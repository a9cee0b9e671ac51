package io.jenkins.plugins.k6notify.engine.template.syntax;

import io.jenkins.plugins.k6notify.engine.template.syntax.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Parses literals and names, and what can follow them: attributes, items, filters and tests. */
final class OperandParser {

    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "True", true, "false", false, "False", false);
    private static final Set<String> NONES = Set.of("none", "None");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "in", "is", "if", "else");
    private static final Set<String> LOOP_NAMES =
            Set.of("first", "last", "index", "index0", "revindex", "revindex0", "length");

    private final Tokens tokens;
    private final Production expressions;
    private final Predicate<String> isLoop;

    /** @param isLoop whether a name is that of the current loop */
    OperandParser(Tokens tokens, Production expressions, Predicate<String> isLoop) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.isLoop = isLoop;
    }

    Expression parsePrimary() throws TemplateException {
        Token token = tokens.peek();
        if (token.type() == Type.NAME && !OPERATORS.contains(token.text())) {
            tokens.next();
            return parseName(token);
        }
        if (token.type() == Type.LITERAL) {
            tokens.next();
            return new Expression.Literal(
                    token.at(), token.value() instanceof String ? parseText(token) : token.value());
        }
        if (tokens.acceptOperator("(")) {
            return parseParentheses(token);
        }
        if (tokens.acceptOperator("[")) {
            return new Expression.Sequence(token.at(), parseItems(new ArrayList<>(), "]"), false);
        }
        if (tokens.isOperator("{")) {
            throw tokens.notSupported(token, "{ … }");
        }
        throw tokens.error(TemplateProblem.UNEXPECTED, token, token.text());
    }

    private Expression parseName(Token name) throws TemplateException {
        if (BOOLEANS.containsKey(name.text())) {
            return new Expression.Literal(name.at(), BOOLEANS.get(name.text()));
        }
        if (NONES.contains(name.text())) {
            return new Expression.Literal(name.at(), null);
        }
        if (isLoop.test(name.text()) && !tokens.isOperator(".") && !tokens.isOperator("[")) {
            throw tokens.notSupported(name, "{{ " + name.text() + " }}");
        }
        return new Expression.Name(name.at(), name.text());
    }

    /** Joins adjacent literals. */
    private String parseText(Token first) throws TemplateException {
        StringBuilder text = new StringBuilder(String.valueOf(first.value()));
        while (tokens.peek().type() == Type.LITERAL && tokens.peek().value() instanceof String) {
            text.append(tokens.next().value());
        }
        return text.toString();
    }

    private Expression parseParentheses(Token open) throws TemplateException {
        if (tokens.acceptOperator(")")) {
            return new Expression.Sequence(open.at(), List.of(), true);
        }
        Expression first = expressions.parse();
        if (tokens.acceptOperator(",")) {
            return new Expression.Sequence(open.at(), parseItems(new ArrayList<>(List.of(first)), ")"), true);
        }
        tokens.expect(Type.OPERATOR, ")");
        return first;
    }

    /** Parses the items up to a bracket; a comma may precede it. */
    private List<Expression> parseItems(List<Expression> items, String close) throws TemplateException {
        while (!tokens.acceptOperator(close)) {
            items.add(expressions.parse());
            if (!tokens.isOperator(close)) {
                tokens.expect(Type.OPERATOR, ",");
            }
        }
        return items;
    }

    /** Parses an attribute or an item, and refuses a call. */
    Expression parsePostfix(Expression base) throws TemplateException {
        Token token = tokens.peek();
        refuseCall(base);
        if (tokens.acceptOperator(".")) {
            Token name = tokens.next();
            if (name.value() instanceof Long index) {
                return new Expression.Item(token.at(), base, new Expression.Literal(name.at(), index));
            }
            if (name.type() != Type.NAME) {
                throw tokens.error(TemplateProblem.EXPECTED_NAME, name, name.text());
            }
            if (isLoop.test(base.path()) && !LOOP_NAMES.contains(name.text())) {
                throw tokens.notSupported(name, base.path() + '.' + name.text());
            }
            return new Expression.Attribute(token.at(), base, name.text());
        }
        if (tokens.acceptOperator("[")) {
            Expression index = tokens.isOperator(":") ? null : expressions.parse();
            if (index == null || tokens.isOperator(":")) {
                throw tokens.notSupported(token, base.path() + "[…:…]");
            }
            tokens.expect(Type.OPERATOR, "]");
            return new Expression.Item(token.at(), base, index);
        }
        return base;
    }

    /** Parses a filter or a test, and refuses a call. */
    Expression parseFilterOrTest(Expression base) throws TemplateException {
        Token token = tokens.peek();
        refuseCall(base);
        if (tokens.acceptOperator("|")) {
            return new FilterParser(tokens, expressions).parse(base);
        }
        return tokens.acceptWord("is") ? parseTest(base, token) : base;
    }

    private Expression parseTest(Expression base, Token is) throws TemplateException {
        boolean negated = tokens.acceptWord("not");
        Token name = tokens.expectName();
        if (!name.text().equals("defined") && !name.text().equals("none")) {
            throw tokens.error(TemplateProblem.TEST, name, name.text());
        }
        Expression.Test.Kind kind = Expression.Test.Kind.valueOf(name.text().toUpperCase(Locale.ROOT));
        Expression test = new Expression.Test(is.at(), base, kind);
        return negated ? new Expression.Unary(is.at(), "not", test) : test;
    }

    private void refuseCall(Expression base) throws TemplateException {
        if (tokens.isOperator("(")) {
            throw tokens.notSupported(tokens.peek(), base.path() + "()");
        }
    }
}
