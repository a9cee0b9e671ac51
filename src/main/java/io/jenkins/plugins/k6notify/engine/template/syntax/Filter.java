package io.jenkins.plugins.k6notify.engine.template.syntax;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The filters of the subset, with the parameters that they have in Jinja2. */
public enum Filter {
    DEFAULT("d", optional("default_value", ""), optional("boolean", false)),
    ESCAPE("e"),
    FLOAT("", optional("default", 0.0)),
    INT("", optional("default", 0L)),
    JOIN("", optional("d", ""), optional("attribute", null)),
    LENGTH("count"),
    LOWER(""),
    REPLACE("", required("old"), required("new"), optional("count", null)),
    ROUND("", optional("precision", 0L), optional("method", "common")),
    TITLE(""),
    TOJSON(""),
    TRIM("", optional("chars", null)),
    TRUNCATE(
            "",
            optional("length", 255L),
            optional("killwords", false),
            optional("end", "..."),
            optional("leeway", null)),
    UPPER("");

    private final String alias;
    private final List<Parameter> parameters;

    Filter(String alias, Parameter... parameters) {
        this.alias = alias;
        this.parameters = List.of(parameters);
    }

    /** @param value the value without an argument */
    record Parameter(
            String name, boolean required, @CheckForNull Object value) {}

    private static Parameter required(String name) {
        return new Parameter(name, true, null);
    }

    private static Parameter optional(String name, @CheckForNull Object value) {
        return new Parameter(name, false, value);
    }

    static Optional<Filter> of(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.id().equals(name) || !name.isEmpty() && filter.alias.equals(name))
                .findFirst();
    }

    /** Returns the name in templates. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param index from 0 */
    public String parameterName(int index) {
        return parameters.get(index).name();
    }

    List<Parameter> parameters() {
        return parameters;
    }
}
