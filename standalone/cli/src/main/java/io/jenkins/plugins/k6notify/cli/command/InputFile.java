package io.jenkins.plugins.k6notify.cli.command;

import io.jenkins.plugins.k6notify.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Input file named by the user. */
record InputFile(Path path) {

    /**
     * @param mustHaveContent whether an empty file is an error
     * @throws UsageException if the file cannot be read, with the reason
     */
    InputStream open(boolean mustHaveContent) {
        if (!Files.exists(path)) {
            throw new UsageException("no such file: " + path);
        }
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a directory, not a file");
        }
        if (!Files.isReadable(path)) {
            throw new UsageException(path + " cannot be read: permission denied");
        }
        try {
            if (mustHaveContent && Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new UsageException(path + " is empty");
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read: " + e.getMessage());
        }
    }
}
