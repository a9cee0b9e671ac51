package io.jenkins.plugins.k6notify;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Rules for the texts of Messages and views in a directory. Each method returns the violations, one line each: file,
 * key and problem.
 */
final class TextRules {

    private final Path root;
    private final List<Bundle> bundles;

    TextRules(Path root) throws IOException {
        this.root = root;
        this.bundles = Bundle.all(root);
    }

    /** Texts in one language only; an empty text counts as missing. */
    List<String> untranslated() throws IOException {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Map<String, String> english = bundle.englishTexts();
            Map<String, String> german = bundle.germanTexts();
            Set<String> keys = new TreeSet<>(english.keySet());
            keys.addAll(german.keySet());
            for (String key : keys) {
                if (english.getOrDefault(key, "").isBlank()) {
                    found.add(at(bundle.english(), key) + "is not there, and in German it is");
                }
                if (german.getOrDefault(key, "").isBlank()) {
                    found.add(at(bundle.german(), key) + "is not there, and in English it is");
                }
            }
        }
        return found;
    }

    /** German texts that are equal to the English ones, except for texts of placeholders and signs only. */
    List<String> leftInEnglish(Set<String> sameInBoth) throws IOException {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Map<String, String> german = bundle.germanTexts();
            bundle.englishTexts().forEach((key, text) -> {
                boolean words = text.replaceAll("\\{[^}]*}", "").matches("(?s).*\\p{L}.*");
                if (words && !sameInBoth.contains(text) && text.equals(german.get(key))) {
                    found.add(at(bundle.german(), key) + "is the English text: " + text);
                }
            });
        }
        return found;
    }

    /** German texts whose placeholders differ from those of the English text. */
    List<String> otherPlaceholders() throws IOException {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Map<String, String> german = bundle.germanTexts();
            bundle.englishTexts().forEach((key, text) -> {
                Set<Integer> expected = MessagePattern.placeholders(text);
                Set<Integer> actual = MessagePattern.placeholders(german.getOrDefault(key, text));
                if (!actual.equals(expected)) {
                    found.add(at(bundle.german(), key) + "has the placeholders " + actual + ", not " + expected);
                }
            });
        }
        return found;
    }

    /**
     * Texts that {@link java.text.MessageFormat} refuses, or of which it would remove an apostrophe; Jenkins passes all
     * texts to it.
     */
    List<String> badPatterns() throws IOException {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            bundle.englishTexts()
                    .forEach((key, text) -> MessagePattern.fault(text)
                            .ifPresent(fault -> found.add(at(bundle.english(), key) + fault)));
            bundle.germanTexts()
                    .forEach((key, text) ->
                            MessagePattern.fault(text).ifPresent(fault -> found.add(at(bundle.german(), key) + fault)));
        }
        return found;
    }

    /**
     * Files with characters beyond ASCII, which are not read in the same encoding everywhere, or with duplicate keys.
     */
    List<String> badFiles() throws IOException {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (Path file : bundle.files()) {
                Bundle.repeated(file).forEach(key -> found.add(at(file, key) + "is there more than once"));
                int line = 1;
                for (byte one : Files.readAllBytes(file)) {
                    if (one < 0) {
                        found.add(name(file) + ": line " + line + " has a raw character; write it as \\uXXXX");
                        break;
                    }
                    line += one == '\n' ? 1 : 0;
                }
            }
        }
        return found;
    }

    /** Keys that a view uses without a text, and texts that no view uses. */
    List<String> otherThanInViews() throws Exception {
        List<String> found = new ArrayList<>();
        for (View view : View.all(root)) {
            Path properties = Path.of(view.file().toString().replaceFirst("\\.jelly$", ".properties"));
            Set<String> texts = new Bundle(properties).englishTexts().keySet();
            minus(view.keys(), texts)
                    .forEach(key -> found.add(at(properties, key) + "is not there, and the view uses it"));
            minus(texts, view.keys()).forEach(key -> found.add(at(properties, key) + "is not used by the view"));
        }
        for (Bundle bundle : bundles) {
            if (!bundle.isMessages() && !bundle.isCodes() && !Files.exists(bundle.view())) {
                found.add(name(bundle.english()) + ": there is no view of that name");
            }
        }
        return found;
    }

    /**
     * Keys of Messages that no class uses, as {@code Messages.Key()} or {@code Messages._Key()}.
     *
     * @param classes the classes of the plugin, without its tests
     * @param parent the package of the directory
     */
    List<String> unused(Iterable<JavaClass> classes, String parent) throws IOException {
        Set<String> asked = StreamSupport.stream(classes.spliterator(), false)
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().getSimpleName().equals("Messages"))
                .map(TextRules::method)
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.isMessages()) {
                String start = parent + '.' + name(bundle.english().getParent()).replace('/', '.') + '.';
                for (String key : bundle.englishTexts().keySet()) {
                    String method = key.replaceAll("[./-]", "_");
                    if (!asked.contains(start + method) && !asked.contains(start + '_' + method)) {
                        found.add(at(bundle.english(), key) + "is not used by any class");
                    }
                }
            }
        }
        return found;
    }

    private static String method(AccessTarget target) {
        return target.getOwner().getPackageName() + '.' + target.getName();
    }

    private static List<String> minus(Set<String> these, Set<String> those) {
        return these.stream().filter(one -> !those.contains(one)).toList();
    }

    private String at(Path file, String key) {
        return name(file) + ": " + key + ' ';
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
