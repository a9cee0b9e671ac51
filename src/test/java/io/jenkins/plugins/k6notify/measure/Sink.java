package io.jenkins.plugins.k6notify.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The destination of a console. */
enum Sink {
    /** Discards the output: only reading is measured. */
    NOWHERE {
        @Override
        OutputStream open(Path file) {
            return OutputStream.nullOutputStream();
        }
    },
    /** Writes to a file, as Jenkins does for a log. */
    FILE {
        @Override
        OutputStream open(Path file) throws IOException {
            return Files.newOutputStream(file);
        }
    };

    abstract OutputStream open(Path file) throws IOException;
}
