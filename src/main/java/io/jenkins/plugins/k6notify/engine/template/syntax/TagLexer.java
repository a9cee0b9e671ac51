package io.jenkins.plugins.k6notify.engine.template.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Splits one tag into tokens: <code>{{ … }}</code> or <code>{% … %}</code>. */
final class TagLexer {

    private static final List<String> LONG_OPERATORS = List.of("**", "//", "==", "!=", ">=", "<=");
    private static final String OPERATORS = "+-*/%~[](){}<>=.:|,;";

    private final Source source;
    private final String text;
    private final String close;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> brackets = new ArrayDeque<>();
    private int at;
    private boolean trims;

    /**
     * @param start the index of the tag
     * @param content the index after its opening characters
     */
    TagLexer(Source source, int start, int content) throws TemplateException {
        this.source = source;
        this.text = source.text();
        this.close = text.charAt(start + 1) == '%' ? "%}" : "}}";
        this.at = content;
        tokens.add(new Token(Token.Type.OPEN, text.substring(start, start + 2), null, start));
        readTokens();
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Returns the index after the tag. */
    int end() {
        return at;
    }

    /** Returns whether the white space after the tag is to be removed. */
    boolean trims() {
        return trims;
    }

    private void readTokens() throws TemplateException {
        while (true) {
            at = Blank.skip(text, at);
            if (at == text.length()) {
                Token open = brackets.isEmpty() ? tokens.get(0) : brackets.peek();
                throw source.error(TemplateProblem.NOT_CLOSED, open.at(), open.text());
            }
            if (brackets.isEmpty() && readClose()) {
                return;
            }
            readToken();
        }
    }

    /** Reads the end of the tag; inside of brackets it would be operators. */
    private boolean readClose() {
        char sign = text.charAt(at);
        boolean signed = (sign == '-' || sign == '+' && close.equals("%}")) && text.startsWith(close, at + 1);
        if (!signed && !text.startsWith(close, at)) {
            return false;
        }
        trims = sign == '-';
        tokens.add(new Token(Token.Type.CLOSE, close, null, at));
        at += signed ? 3 : 2;
        return true;
    }

    private void readToken() throws TemplateException {
        int first = text.codePointAt(at);
        if (first == '"' || first == '\'') {
            readText();
        } else if (isDigit(at)) {
            readNumber();
        } else if (first == '_' || Character.isUnicodeIdentifierStart(first)) {
            readName();
        } else {
            readOperator();
        }
    }

    private void readText() throws TemplateException {
        TextLiteral literal = TextLiteral.read(source, at);
        add(Token.Type.LITERAL, literal.end(), literal.text());
    }

    private void readName() {
        int end = at;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(Token.Type.NAME, end, null);
    }

    private static boolean isNamePart(int character) {
        return Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private void readNumber() throws TemplateException {
        int whole = digits(at);
        // In x.0.1 both numbers are indices.
        boolean index = text.charAt(at - 1) == '.';
        int fraction = !index && text.startsWith(".", whole) ? digits(whole + 1) : whole + 1;
        int end = fraction > whole + 1 ? fraction : whole;
        if (!index && end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e') {
            int exponent = end + 1 + (text.startsWith("+", end + 1) || text.startsWith("-", end + 1) ? 1 : 0);
            end = digits(exponent) > exponent ? digits(exponent) : end;
        }
        String number = text.substring(at, end);
        if (end > whole) {
            add(Token.Type.LITERAL, end, Double.valueOf(number));
            return;
        }
        try {
            add(Token.Type.LITERAL, end, Long.valueOf(number));
        } catch (NumberFormatException e) {
            throw source.error(TemplateProblem.NUMBER_TOO_LARGE, at, number);
        }
    }

    private void readOperator() throws TemplateException {
        for (String operator : LONG_OPERATORS) {
            if (text.startsWith(operator, at)) {
                add(Token.Type.OPERATOR, at + 2, null);
                return;
            }
        }
        String operator = Character.toString(text.codePointAt(at));
        if (!OPERATORS.contains(operator)) {
            throw source.error(TemplateProblem.UNEXPECTED, at, operator);
        }
        Token token = add(Token.Type.OPERATOR, at + 1, null);
        int bracket = "([{)]}".indexOf(operator);
        if (bracket >= 3) {
            closeBracket(token, "([{".substring(bracket - 3, bracket - 2));
        } else if (bracket >= 0) {
            brackets.push(token);
        }
    }

    private void closeBracket(Token token, String opening) throws TemplateException {
        Token open = brackets.poll();
        if (open == null) {
            throw source.error(TemplateProblem.NOT_OPENED, token.at(), token.text());
        }
        if (!open.text().equals(opening)) {
            throw source.error(TemplateProblem.NOT_CLOSED, open.at(), open.text());
        }
    }

    private Token add(Token.Type type, int end, Object value) {
        Token token = new Token(type, text.substring(at, end), value, at);
        tokens.add(token);
        at = end;
        return token;
    }
}
