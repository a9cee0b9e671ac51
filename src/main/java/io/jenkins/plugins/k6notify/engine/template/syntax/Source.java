package io.jenkins.plugins.k6notify.engine.template.syntax;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a template: at most {@value #MAX_BYTES} bytes, with {@code \n} at the ends of lines. */
public final class Source {

    /** The maximum length, in bytes of UTF-8. */
    public static final int MAX_BYTES = 64 << 10;

    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private final String text;

    private Source(String text) {
        this.text = text;
    }

    /**
     * Replaces line ends by {@code \n} and drops one at the end, as Jinja2 does.
     *
     * @throws TemplateException if the text is too long
     */
    static Source of(String text) throws TemplateException {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new TemplateException(TemplateProblem.TOO_LONG, 1, 1, List.of(String.valueOf(MAX_BYTES >> 10)));
        }
        String lines = LINE_END.matcher(text).replaceAll("\n");
        return new Source(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
    }

    String text() {
        return text;
    }

    /** Returns the line of a character, from 1. */
    public int line(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** Returns the column of a character, from 1. */
    public int column(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        return 1 + text.codePointCount(start, offset);
    }

    /** @param offset the index of the character that the problem is at */
    public TemplateException error(TemplateProblem problem, int offset, List<String> arguments) {
        return new TemplateException(problem, line(offset), column(offset), arguments);
    }

    TemplateException error(TemplateProblem problem, int offset, String... arguments) {
        return error(problem, offset, List.of(arguments));
    }
}
