package io.jenkins.plugins.k6notify.engine.template.syntax;

import io.jenkins.plugins.k6notify.engine.template.syntax.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Parses expressions, with the precedence of operators that Jinja2 has. */
final class ExpressionParser {

    /** The maximum depth of an expression, in which each operator of a chain counts. */
    static final int MAX_DEPTH = 50;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");

    private final Tokens tokens;
    private final OperandParser operands;
    private int depth;

    /** @param isLoop whether a name is that of the current loop */
    ExpressionParser(Tokens tokens, Predicate<String> isLoop) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this::parse, isLoop);
    }

    /** Parses an expression with an inline {@code if}. */
    Expression parse() throws TemplateException {
        int start = enter();
        Expression value = parseChoice();
        depth = start;
        return value;
    }

    private Expression parseChoice() throws TemplateException {
        Expression value = parseCondition();
        while (tokens.isWord("if")) {
            enter();
            Token token = tokens.next();
            Expression condition = parseCondition();
            Expression otherwise = tokens.acceptWord("else") ? parseChoice() : null;
            value = new Expression.Conditional(token.at(), value, condition, otherwise);
        }
        return value;
    }

    /** Parses an expression without an inline {@code if}. */
    Expression parseCondition() throws TemplateException {
        return parseLogic("or", () -> parseLogic("and", this::parseNot));
    }

    /**
     * Counts one level of depth, for which the caller must set the depth back.
     *
     * @return the depth before
     */
    private int enter() throws TemplateException {
        if (depth == MAX_DEPTH) {
            throw tokens.error(TemplateProblem.TOO_DEEP, tokens.peek(), String.valueOf(MAX_DEPTH));
        }
        return depth++;
    }

    private Expression parseLogic(String operator, Production operand) throws TemplateException {
        int at = tokens.peek().at();
        List<Expression> parts = new ArrayList<>(List.of(operand.parse()));
        while (tokens.acceptWord(operator)) {
            parts.add(operand.parse());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Logic(at, operator, parts);
    }

    private Expression parseNot() throws TemplateException {
        if (!tokens.isWord("not")) {
            return parseComparison();
        }
        int start = enter();
        Token token = tokens.next();
        Expression operand = parseNot();
        depth = start;
        return new Expression.Unary(token.at(), "not", operand);
    }

    private Expression parseComparison() throws TemplateException {
        Expression first = parseSum();
        List<Expression.Step> steps = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.type() == Type.OPERATOR && COMPARISONS.contains(token.text()) || tokens.isWord("in")) {
                tokens.next();
                steps.add(new Expression.Step(token.at(), token.text(), parseSum()));
            } else if (tokens.isWord("not") && tokens.following().is(Type.NAME, "in")) {
                tokens.next();
                tokens.next();
                steps.add(new Expression.Step(token.at(), "not in", parseSum()));
            } else {
                return steps.isEmpty()
                        ? first
                        : new Expression.Comparison(steps.get(0).at(), first, steps);
            }
        }
    }

    private Expression parseSum() throws TemplateException {
        return parseBinary(SUMS, this::parseConcat);
    }

    private Expression parseConcat() throws TemplateException {
        int at = tokens.peek().at();
        List<Expression> parts = new ArrayList<>(List.of(parseProduct()));
        while (tokens.acceptOperator("~")) {
            parts.add(parseProduct());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Concat(at, parts);
    }

    private Expression parseProduct() throws TemplateException {
        return parseBinary(PRODUCTS, this::parsePower);
    }

    private Expression parseBinary(Set<String> operators, Production operand) throws TemplateException {
        int start = depth;
        Expression left = operand.parse();
        while (tokens.peek().type() == Type.OPERATOR
                && operators.contains(tokens.peek().text())) {
            enter();
            Token token = tokens.next();
            left = new Expression.Binary(token.at(), token.text(), left, operand.parse());
        }
        depth = start;
        return left;
    }

    private Expression parsePower() throws TemplateException {
        Expression operand = parseSigned(true);
        if (tokens.isOperator("**")) {
            throw tokens.notSupported(tokens.peek(), "**");
        }
        return operand;
    }

    /** @param filtered whether filters and tests belong to the operand: after a sign, they apply to the signed value */
    private Expression parseSigned(boolean filtered) throws TemplateException {
        int start = depth;
        Expression operand;
        Token token = tokens.peek();
        if (token.type() == Type.OPERATOR && SUMS.contains(token.text())) {
            enter();
            tokens.next();
            operand = new Expression.Unary(token.at(), token.text(), parseSigned(false));
        } else {
            operand = operands.parsePrimary();
        }
        operand = parseChain(operand, operands::parsePostfix);
        if (filtered) {
            operand = parseChain(operand, operands::parseFilterOrTest);
        }
        depth = start;
        return operand;
    }

    /** Parses what follows an operand, until there is no more of it. */
    private Expression parseChain(Expression operand, Link link) throws TemplateException {
        Expression longest = operand;
        for (Expression next = link.parse(longest); next != longest; next = link.parse(longest)) {
            enter();
            longest = next;
        }
        return longest;
    }

    private interface Link {
        /** Returns the same operand if nothing follows it. */
        Expression parse(Expression operand) throws TemplateException;
    }
}
