package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Tests each view: its texts are in properties files, its fields have help, and it complies with a strict Content
 * Security Policy.
 */
class ViewsTest {

    private static final Set<String> ATTRIBUTES_WITH_WORDS = Set.of(
            "addCaption",
            "alt",
            "aria-label",
            "caption",
            "deleteCaption",
            "description",
            "label",
            "placeholder",
            "progress",
            "title",
            "tooltip");

    private static final Pattern NO_WORDS = Pattern.compile("(\\s|\\$\\{[^}]*}|[^\\p{L}])*");

    static List<View> views() throws Exception {
        return View.all();
    }

    @Test
    void findsViews() throws Exception {
        assertThat(views()).extracting(View::toString).contains("SlackChannel/config.jelly");
    }

    @ParameterizedTest
    @MethodSource("views")
    void escapesByDefault(View view) throws Exception {
        assertThat(Files.readString(view.file())).startsWith("<?jelly escape-by-default='true'?>\n<");
    }

    @ParameterizedTest
    @MethodSource("views")
    void hasTextsInPropertiesOnly(View view) {
        List<String> literal = new ArrayList<>();
        view.texts(literal::add, attribute -> {
            if (ATTRIBUTES_WITH_WORDS.contains(attribute.getName())) {
                literal.add(attribute.getValue());
            }
        });
        assertThat(literal).allMatch(text -> NO_WORDS.matcher(text).matches());
    }

    @ParameterizedTest
    @MethodSource("views")
    void compliesWithContentSecurityPolicy(View view) {
        view.texts(
                text -> {},
                attribute ->
                        assertThat(attribute.getName()).doesNotStartWith("on").isNotEqualTo("style"));
        assertThat(view.document().getElementsByTagName("script").getLength()).isZero();
        assertThat(view.document().getElementsByTagName("style").getLength()).isZero();
    }

    /** Stapler renders such a view wherever the script or style sheet is included. */
    @ParameterizedTest
    @MethodSource("views")
    void isNotNamedLikeScriptOrStyleSheet(View view) {
        for (String ending : List.of(".js", ".css")) {
            String name = view.file().getFileName().toString().replace(".jelly", ending);
            assertThat(view.file().resolveSibling(name)).doesNotExist();
        }
    }

    /** Jenkins adds its token and the fields as JSON to forms, which would be in the address. */
    @ParameterizedTest
    @MethodSource("views")
    void formInAddressIsFilter(View view) {
        elements(view, "form")
                .filter(form -> form.getAttribute("method").equals("get"))
                .forEach(form ->
                        assertThat(form.getAttribute("class").split(" ")).contains("no-json", "k6-filter"));
    }

    /** Tags of Jenkins know the mode of users who may see a configuration, but not change it; elements of HTML do not. */
    @ParameterizedTest
    @MethodSource("views")
    void selectIsDisabledInReadOnlyMode(View view) {
        elements(view, "select")
                .filter(select -> select.getAttribute("class").contains("setting-input"))
                .forEach(select ->
                        assertThat(select.getAttribute("disabled")).isEqualTo("${readOnlyMode ? 'disabled' : null}"));
    }

    private static Stream<Element> elements(View view, String name) {
        NodeList found = view.document().getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
    }

    @Test
    void eachFieldHasHelpAndNoHelpIsUnused() throws Exception {
        Set<Path> used = new HashSet<>();
        List<String> missing = new ArrayList<>();
        for (View view : views()) {
            if (!view.file().endsWith("config.jelly") && !view.file().endsWith("global.jelly")) {
                continue;
            }
            for (String field : fieldsWithIncludedViews(view)) {
                List<Path> found = help(view.type(), "help-" + field + ".html");
                if (found.isEmpty()) {
                    missing.add(view + ": " + field);
                }
                used.addAll(found);
            }
        }
        assertThat(missing).isEmpty();
        try (Stream<Path> files = Files.walk(View.root().resolve("io"))) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("help-[^_]*\\.html")))
                    .isSubsetOf(used);
        }
    }

    private static Set<String> fieldsWithIncludedViews(View view) throws Exception {
        Set<String> fields = new TreeSet<>(view.fields());
        for (View other : views()) {
            if (view.included().contains(other.file().getFileName().toString())) {
                fields.addAll(other.fields());
            }
        }
        return fields;
    }

    /** Where Jenkins looks: beside the class, then beside those it extends; the publisher redirects to the step. */
    private static List<Path> help(Class<?> type, String name) throws Exception {
        List<Path> found = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Path file = View.root().resolve(at.getName().replace('.', '/')).resolve(name);
            if (Files.exists(file)) {
                found.add(file);
            }
        }
        return found.isEmpty() && type == K6NotifyPublisher.class ? help(K6NotifyStep.class, name) : found;
    }
}
