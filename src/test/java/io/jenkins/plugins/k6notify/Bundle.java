package io.jenkins.plugins.k6notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A properties file and its German translation, either of which may be missing.
 *
 * @param english {@code Messages.properties}, or the properties of a view
 */
record Bundle(Path english) {

    private static final String SUFFIX = ".properties";
    private static final String GERMAN_SUFFIX = "_de" + SUFFIX;

    static List<Bundle> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file ->
                            file.resolveSibling(file.getFileName().toString().replace(GERMAN_SUFFIX, SUFFIX)))
                    .distinct()
                    .sorted()
                    .map(Bundle::new)
                    .toList();
        }
    }

    Path german() {
        return besides(GERMAN_SUFFIX);
    }

    /** The view that uses these texts. */
    Path view() {
        return besides(".jelly");
    }

    private Path besides(String suffix) {
        return english.resolveSibling(english.getFileName().toString().replace(SUFFIX, suffix));
    }

    boolean isMessages() {
        return english.endsWith("Messages.properties");
    }

    /** Returns whether it contains the texts of codes of the engine, which {@code WordingTest} checks. */
    boolean isCodes() {
        return english.endsWith("engine/text/Codes.properties");
    }

    /** The existing files of the two. */
    List<Path> files() {
        return Stream.of(english, german()).filter(Files::exists).toList();
    }

    SortedMap<String, String> englishTexts() throws IOException {
        return texts(english, new ArrayList<>());
    }

    SortedMap<String, String> germanTexts() throws IOException {
        return texts(german(), new ArrayList<>());
    }

    /** Keys that occur more than once in a file, of which only the last one takes effect. */
    static List<String> repeated(Path file) throws IOException {
        List<String> repeated = new ArrayList<>();
        texts(file, repeated);
        return repeated;
    }

    private static SortedMap<String, String> texts(Path file, List<String> repeated) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                new Collecting(texts, repeated).load(in);
            }
        }
        return texts;
    }

    /** Records each line, unlike a map. */
    private static final class Collecting extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> texts;
        private final transient List<String> repeated;

        Collecting(Map<String, String> texts, List<String> repeated) {
            this.texts = texts;
            this.repeated = repeated;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (texts.put((String) key, (String) value) != null) {
                repeated.add((String) key);
            }
            return super.put(key, value);
        }
    }
}
