package io.jenkins.plugins.k6notify.engine.template.value;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.template.syntax.Filter;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The filters, as in Jinja2. */
public final class Filters {

    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);

    private Filters() {}

    /**
     * Applies a filter.
     *
     * @param arguments one for each parameter of the filter
     * @throws OperationException if the value or an argument has the wrong type
     */
    @CheckForNull
    public static Object apply(Filter filter, @CheckForNull Object value, List<Object> arguments, Budget budget) {
        budget.takeWork(Values.size(value) + Values.size(arguments));
        Object result = result(filter, value, arguments, budget);
        budget.takeWork(Values.size(result));
        return result;
    }

    @CheckForNull
    private static Object result(Filter filter, @CheckForNull Object value, List<Object> arguments, Budget budget) {
        FilterArguments given = new FilterArguments(filter, arguments);
        return switch (filter) {
            case DEFAULT -> withDefault(value, given);
            case ESCAPE -> escape(value);
            case FLOAT -> NumberFilters.toFloat(value, given.plain(0));
            case INT -> NumberFilters.toInt(value, given.plain(0));
            case JOIN -> join(value, given);
            case LENGTH -> length(value);
            case LOWER -> TextFilters.lower(PythonText.str(value));
            case REPLACE -> TextFilters.replace(PythonText.str(value), given, budget);
            case ROUND -> NumberFilters.round(value, given);
            case TITLE -> TextFilters.title(PythonText.str(value));
            case TOJSON -> new SafeText(PythonJson.of(value), Set.of(Escaping.JSON, Escaping.HTML, Escaping.NONE));
            case TRIM -> TextFilters.trim(PythonText.str(value), given, budget);
            case TRUNCATE -> TextFilters.truncate(value, given);
            case UPPER -> TextFilters.upper(PythonText.str(value));
        };
    }

    @CheckForNull
    private static Object withDefault(@CheckForNull Object value, FilterArguments given) {
        boolean missing = value == Undefined.UNDEFINED || Values.isTrue(given.plain(1)) && !Values.isTrue(value);
        return missing ? given.get(0) : value;
    }

    private static SafeText escape(@CheckForNull Object value) {
        if (value instanceof SafeText safe && safe.formats().contains(Escaping.HTML)) {
            return safe;
        }
        return new SafeText(BoundedText.require(Escaping.HTML.escape(PythonText.str(value))), Set.of(Escaping.HTML));
    }

    private static String join(@CheckForNull Object value, FilterArguments given) {
        String separator = "";
        BoundedText joined = new BoundedText();
        for (Object item : Values.items("join", value)) {
            joined.append(separator).append(PythonText.str(attribute(Values.of(item), given.plain(1))));
            separator = PythonText.str(given.plain(0));
        }
        return joined.toString();
    }

    /** @param path such as {@code error.code} or {@code 0}, or null for the item itself */
    @CheckForNull
    private static Object attribute(@CheckForNull Object item, @CheckForNull Object path) {
        if (path == null) {
            return item;
        }
        if (!(path instanceof String names)) {
            return Values.item(item, path);
        }
        Object value = item;
        for (String name : DOT.split(names, -1)) {
            value = Values.item(value, name.matches("[0-9]{1,9}") ? Long.valueOf(name) : name);
        }
        return value;
    }

    private static long length(@CheckForNull Object value) {
        Object plain = Values.plain(value);
        if (plain instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (plain instanceof List<?> list) {
            return list.size();
        }
        if (plain instanceof Map<?, ?> map) {
            return map.size();
        }
        if (plain == Undefined.UNDEFINED) {
            return 0;
        }
        throw new OperationException(TemplateProblem.OPERAND, "length", Values.type(value));
    }
}
