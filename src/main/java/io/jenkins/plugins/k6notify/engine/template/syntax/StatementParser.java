package io.jenkins.plugins.k6notify.engine.template.syntax;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses a template. Time and memory are linear in its length, which {@link Source#MAX_BYTES} bounds; tags and
 * expressions are nested at most {@value #MAX_DEPTH} levels.
 */
public final class StatementParser {

    /** The name of the current loop. */
    public static final String LOOP = "loop";

    private static final int MAX_DEPTH = ExpressionParser.MAX_DEPTH;

    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");
    private static final Set<String> PARTS = Set.of("elif", "else", "endif", "endfor", "endraw");

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private int depth;
    private int loops;

    private StatementParser(Source source) throws TemplateException {
        tokens = new Tokens(source);
        expressions = new ExpressionParser(tokens, name -> loops > 0 && name.equals(LOOP));
    }

    /**
     * A parsed template.
     *
     * @param source the lines and columns of its statements and expressions
     */
    public record Parsed(Source source, List<Statement> statements) {}

    /** @throws TemplateException if it is not a template of the subset */
    public static Parsed parse(String text) throws TemplateException {
        Source source = Source.of(text);
        return new Parsed(source, new StatementParser(source).parseBody(null, Set.of()));
    }

    /**
     * Parses statements up to a tag that ends them, which stays the current one.
     *
     * @param owner the word of the tag that the statements belong to; null for the template
     * @param ends the words of the tags that end them
     */
    private List<Statement> parseBody(@CheckForNull Token owner, Set<String> ends) throws TemplateException {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.type() == Type.TEXT) {
                statements.add(new Statement.Text(token.at(), tokens.next().text()));
            } else if (token.is(Type.OPEN, "{{")) {
                statements.add(parsePrint());
            } else if (token.type() == Type.OPEN
                    && !ends.contains(tokens.following().text())) {
                statements.add(parseTag());
            } else if (token.type() == Type.END && owner != null) {
                throw tokens.error(TemplateProblem.NOT_CLOSED, owner, tag(owner));
            } else {
                return statements;
            }
        }
    }

    private Statement parsePrint() throws TemplateException {
        Token open = tokens.next();
        Expression value = expressions.parse();
        tokens.expect(Type.CLOSE, "}}");
        return new Statement.Print(open.at(), value);
    }

    private Statement parseTag() throws TemplateException {
        Token open = tokens.next();
        Token word = tokens.expectName();
        if (depth == MAX_DEPTH) {
            throw tokens.error(TemplateProblem.TOO_DEEP, open, String.valueOf(MAX_DEPTH));
        }
        depth++;
        Statement statement =
                switch (word.text()) {
                    case "if" -> parseIf(open, word);
                    case "for" -> parseFor(open, word);
                    case "set" -> parseSet(open);
                    default ->
                        throw tokens.error(
                                PARTS.contains(word.text()) ? TemplateProblem.NOT_OPENED : TemplateProblem.CONSTRUCT,
                                open,
                                tag(word));
                };
        depth--;
        return statement;
    }

    private static String tag(Token word) {
        return "{% " + word.text() + " %}";
    }

    private Statement parseIf(Token open, Token word) throws TemplateException {
        List<Statement.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        String next = word.text();
        while (!next.equals("endif")) {
            if (next.equals("else")) {
                closeTag();
                otherwise = parseBody(word, Set.of("endif"));
            } else {
                Expression condition = expressions.parseCondition();
                closeTag();
                branches.add(new Statement.Branch(condition, parseBody(word, Set.of("elif", "else", "endif"))));
            }
            tokens.next();
            next = tokens.next().text();
        }
        tokens.expect(Type.CLOSE, "%}");
        return new Statement.If(open.at(), branches, otherwise);
    }

    private Statement parseFor(Token open, Token word) throws TemplateException {
        Token variable = parseTarget("{% for a, b in … %}");
        tokens.expect(Type.NAME, "in");
        Expression items = expressions.parseCondition();
        if (tokens.isWord("if") || tokens.isWord("recursive")) {
            throw tokens.notSupported(tokens.peek(), "{% for … " + tokens.peek().text() + " %}");
        }
        closeTag();
        loops++;
        List<Statement> body = parseBody(word, Set.of("else", "endfor"));
        loops--;
        List<Statement> otherwise = List.of();
        tokens.next();
        if (tokens.next().text().equals("else")) {
            closeTag();
            otherwise = parseBody(word, Set.of("endfor"));
            tokens.next();
            tokens.next();
        }
        tokens.expect(Type.CLOSE, "%}");
        return new Statement.For(open.at(), variable.text(), items, body, otherwise);
    }

    private Statement parseSet(Token open) throws TemplateException {
        Token target = parseTarget("{% set a, b = … %}");
        if (tokens.isOperator(".")) {
            throw tokens.notSupported(tokens.peek(), "{% set a.b = … %}");
        }
        if (tokens.peek().type() == Type.CLOSE || tokens.isOperator("|")) {
            throw tokens.notSupported(open, "{% set … %}…{% endset %}");
        }
        tokens.expect(Type.OPERATOR, "=");
        Expression value = expressions.parse();
        tokens.expect(Type.CLOSE, "%}");
        return new Statement.Assign(open.at(), target.text(), value);
    }

    private Token parseTarget(String severalNames) throws TemplateException {
        Token name = tokens.expectName();
        if (tokens.isOperator(",")) {
            throw tokens.notSupported(name, severalNames);
        }
        if (CONSTANTS.contains(name.text()) || name.text().equals(LOOP)) {
            throw tokens.error(TemplateProblem.RESERVED_NAME, name, name.text());
        }
        return name;
    }

    /** Reads the end of a tag with content; a colon may precede it. */
    private void closeTag() throws TemplateException {
        tokens.acceptOperator(":");
        tokens.expect(Type.CLOSE, "%}");
    }
}
