package io.jenkins.plugins.k6notify.engine.template.syntax;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Splits a template into text and tags, and these into tokens. White space around a tag is removed where the tag says
 * so with {@code -}. Reads each character a constant number of times.
 */
final class Lexer {

    private final Source source;
    private final String text;
    private final Queue<Token> ready = new ArrayDeque<>();
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** Returns the next token; {@link Token.Type#END} at the end and after it. */
    Token next() throws TemplateException {
        while (ready.isEmpty()) {
            if (at == text.length()) {
                return new Token(Token.Type.END, "", null, at);
            }
            readPart();
        }
        return ready.remove();
    }

    /** Reads the text up to the next tag, and this tag. */
    private void readPart() throws TemplateException {
        int tag = tagStart(at);
        boolean trims = tag < text.length() && hasSign(tag, '-');
        addText(at, tag, trims);
        if (tag == text.length()) {
            at = tag;
            return;
        }
        int content = tag + (trims || hasSign(tag, '+') ? 3 : 2);
        int rawEnd;
        if (text.startsWith("{#", tag)) {
            readComment(tag, content);
        } else if (text.startsWith("{%", tag) && (rawEnd = wordAndClose(content, "raw")) >= 0) {
            readRaw(tag, rawEnd);
        } else {
            TagLexer inside = new TagLexer(source, tag, content);
            ready.addAll(inside.tokens());
            at = afterClose(inside.end(), inside.trims());
        }
    }

    private boolean hasSign(int tag, char sign) {
        return tag + 2 < text.length() && text.charAt(tag + 2) == sign;
    }

    private int tagStart(int from) {
        for (int i = text.indexOf('{', from); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            if ("{%#".indexOf(text.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private void addText(int from, int to, boolean trims) {
        int end = to;
        while (trims && end > from && Blank.is(text.charAt(end - 1))) {
            end--;
        }
        if (end > from) {
            ready.add(new Token(Token.Type.TEXT, text.substring(from, end), null, from));
        }
    }

    private int afterClose(int end, boolean trims) {
        return trims ? Blank.skip(text, end) : end;
    }

    private void readComment(int tag, int content) throws TemplateException {
        int end = text.indexOf("#}", content);
        if (end < 0) {
            throw source.error(TemplateProblem.NOT_CLOSED, tag, "{#");
        }
        at = afterClose(end + 2, end > content && text.charAt(end - 1) == '-');
    }

    private void readRaw(int tag, int content) throws TemplateException {
        for (int end = text.indexOf("{%", content); end >= 0; end = text.indexOf("{%", end + 2)) {
            boolean trims = hasSign(end, '-');
            int close = wordAndClose(end + (trims || hasSign(end, '+') ? 3 : 2), "endraw");
            if (close >= 0) {
                addText(content, end, trims);
                at = close;
                return;
            }
        }
        throw source.error(TemplateProblem.NOT_CLOSED, tag, "{% raw %}");
    }

    /** Returns the index after a word and the end of the tag; -1 if they are not here. */
    private int wordAndClose(int from, String word) {
        int start = Blank.skip(text, from);
        if (!text.startsWith(word, start)) {
            return -1;
        }
        int close = Blank.skip(text, start + word.length());
        boolean trims = text.startsWith("-", close);
        boolean signed = trims || text.startsWith("+", close);
        int end = close + (signed ? 1 : 0);
        return text.startsWith("%}", end) ? afterClose(end + 2, trims) : -1;
    }
}
