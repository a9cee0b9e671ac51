package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Blank;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The filters that return text. Positions and lengths count characters, not chars. */
final class TextFilters {

    /** The characters that start a word, besides white space. */
    private static final String WORD_STARTS = "-({[<";

    private static final int DEFAULT_LEEWAY = 5;

    private TextFilters() {}

    static String lower(String text) {
        return BoundedText.require(text.toLowerCase(Locale.ROOT));
    }

    static String upper(String text) {
        return BoundedText.require(text.toUpperCase(Locale.ROOT));
    }

    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start + Character.charCount(text.codePointAt(start));
            String first = text.substring(start, end);
            if (!isBetweenWords(text.codePointAt(start))) {
                while (end < text.length() && !isBetweenWords(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
            }
            title.append(upper(first)).append(lower(text.substring(start + first.length(), end)));
            start = end;
        }
        return BoundedText.require(title.toString());
    }

    private static boolean isBetweenWords(int character) {
        return Blank.is(character) || WORD_STARTS.indexOf(character) >= 0;
    }

    static String trim(String text, FilterArguments given, Budget budget) {
        if (given.plain(0) == null) {
            return trim(text, Blank::is);
        }
        String characters = given.text(0);
        budget.takeWork((long) text.length() * characters.length());
        return trim(text, character -> characters.indexOf(character) >= 0);
    }

    private static String trim(String text, IntPredicate trimmed) {
        int start = 0;
        int end = text.length();
        while (start < end && trimmed.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && trimmed.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    static String replace(String text, FilterArguments given, Budget budget) {
        String old = PythonText.str(given.plain(0));
        String replacement = PythonText.str(given.plain(1));
        int left = given.number(2, -1);
        budget.takeWork((long) text.length() * old.length());
        BoundedText replaced = new BoundedText();
        int from = 0;
        int at = text.indexOf(old);
        while (at >= 0 && left != 0) {
            replaced.append(text.substring(from, at)).append(replacement);
            left--;
            from = at + old.length();
            at = old.isEmpty() ? nextCharacter(text, at) : text.indexOf(old, from);
        }
        return replaced.append(text.substring(from)).toString();
    }

    /** Returns the index of the next character, which may be the end of the text; -1 if the index is the end. */
    private static int nextCharacter(String text, int at) {
        return at == text.length() ? -1 : text.offsetByCodePoints(at, 1);
    }

    @CheckForNull
    static Object truncate(@CheckForNull Object value, FilterArguments given) {
        if (value == Undefined.UNDEFINED) {
            return value;
        }
        if (!(Values.plain(value) instanceof String text)) {
            throw new OperationException(TemplateProblem.OPERAND, "truncate", Values.type(value));
        }
        String end = given.text(2);
        int length = given.number(0);
        int leeway = given.number(3, DEFAULT_LEEWAY);
        int kept = length - end.codePointCount(0, end.length());
        if (kept < 0) {
            throw given.refused(0);
        }
        if (leeway < 0) {
            throw given.refused(3);
        }
        if (text.codePointCount(0, text.length()) <= (long) length + leeway) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, kept));
        int lastWord = Values.isTrue(given.plain(1)) ? -1 : start.lastIndexOf(' ');
        return (lastWord < 0 ? start : start.substring(0, lastWord)) + end;
    }
}
