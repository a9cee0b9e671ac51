package io.jenkins.plugins.k6notify.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is thrown at one target.
 *
 * @param target has a method {@code fuzzerTestOneInput}
 * @param share of the time, beside those of the others
 * @param seeds inputs to start from
 */
record Campaign(Class<?> target, int share, List<byte[]> seeds) {

    String name() {
        return target.getSimpleName();
    }

    /** Writes the seeds into a folder, beside what was found there before. */
    void plant(Path corpus) throws IOException {
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
    }
}
