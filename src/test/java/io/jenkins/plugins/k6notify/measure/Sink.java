package io.jenkins.plugins.k6notify.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a console goes. */
enum Sink {
    /** To nobody: what is measured is the reading. */
    NOWHERE {
        @Override
        OutputStream open(Path file) {
            return OutputStream.nullOutputStream();
        }
    },
    /** Into a file, as Jenkins keeps a log. */
    FILE {
        @Override
        OutputStream open(Path file) throws IOException {
            return Files.newOutputStream(file);
        }
    };

    abstract OutputStream open(Path file) throws IOException;
}
