package io.jenkins.plugins.k6notify.engine.template.syntax;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Token.Type;

/** The tokens of a template from the current one on, read tag by tag: the first error in the template is found first. */
final class Tokens {

    private final Source source;
    private final Lexer lexer;
    private Token current;

    /** The token after the current one, if it was asked for. */
    @CheckForNull
    private Token following;

    Tokens(Source source) throws TemplateException {
        this.source = source;
        this.lexer = new Lexer(source);
        this.current = lexer.next();
    }

    Token peek() {
        return current;
    }

    /** Returns the token after the current one, which must be one inside of a tag. */
    Token following() throws TemplateException {
        if (following == null) {
            following = lexer.next();
        }
        return following;
    }

    Token next() throws TemplateException {
        Token token = current;
        current = following == null ? lexer.next() : following;
        following = null;
        return token;
    }

    boolean isOperator(String operator) {
        return current.is(Type.OPERATOR, operator);
    }

    boolean isWord(String word) {
        return current.is(Type.NAME, word);
    }

    boolean acceptOperator(String operator) throws TemplateException {
        return accept(isOperator(operator));
    }

    boolean acceptWord(String word) throws TemplateException {
        return accept(isWord(word));
    }

    private boolean accept(boolean matches) throws TemplateException {
        if (matches) {
            next();
        }
        return matches;
    }

    Token expect(Type type, String text) throws TemplateException {
        if (!current.is(type, text)) {
            throw error(TemplateProblem.EXPECTED, current, text, current.text());
        }
        return next();
    }

    Token expectName() throws TemplateException {
        if (current.type() != Type.NAME) {
            throw error(TemplateProblem.EXPECTED_NAME, current, current.text());
        }
        return next();
    }

    TemplateException notSupported(Token at, String construct) {
        return error(TemplateProblem.CONSTRUCT, at, construct);
    }

    TemplateException error(TemplateProblem problem, Token at, String... arguments) {
        return source.error(problem, at.at(), arguments);
    }
}
