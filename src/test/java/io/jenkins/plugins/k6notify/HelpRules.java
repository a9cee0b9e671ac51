package io.jenkins.plugins.k6notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the help files in a directory; each method returns the violations, one line each. */
final class HelpRules {

    private static final Pattern NAME = Pattern.compile("help(-\\w+?)?(_de)?\\.html");
    private static final Pattern NOT_FOR_TRANSLATION =
            Pattern.compile("<code>.*?</code>|href=\"[^\"]*\"", Pattern.DOTALL);

    private final Path root;
    private final List<Path> files;

    HelpRules(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> all = Files.walk(root)) {
            this.files = all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    List<String> untranslated() {
        return files.stream()
                .map(HelpRules::twin)
                .filter(twin -> !Files.exists(twin))
                .map(twin -> name(twin) + " is not there, and its twin is")
                .toList();
    }

    List<String> empty() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            if (Files.readString(file).replaceAll("<[^>]*>", "").isBlank()) {
                found.add(name(file) + " has no words");
            }
        }
        return found;
    }

    /** German files that are equal to the English ones or differ from them in code or links. */
    List<String> otherThanInEnglish() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path german : files) {
            Path english = twin(german);
            if (!isGerman(german) || !Files.exists(english)) {
                continue;
            }
            String page = Files.readString(german);
            String original = Files.readString(english);
            if (page.equals(original)) {
                found.add(name(german) + " is the English page");
            } else if (!fixed(page).equals(fixed(original))) {
                found.add(name(german) + " has " + fixed(page) + ", not " + fixed(original));
            }
        }
        return found;
    }

    private static List<String> fixed(String page) {
        return NOT_FOR_TRANSLATION
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replaceAll("\\s+", " "))
                .sorted()
                .toList();
    }

    private static boolean isGerman(Path file) {
        return file.toString().endsWith("_de.html");
    }

    private static Path twin(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(
                isGerman(file) ? name.replace("_de.html", ".html") : name.replace(".html", "_de.html"));
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
