package io.jenkins.plugins.k6notify.cli.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.delivery.http.Signature;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Source of a URL, token or other secret: an environment variable or a file. Arguments are excluded, as every user of the
 * machine can see them. The outbox stores the id of the source.
 */
public record SecretSource(Kind kind, String name) {

    /** Kind of source. */
    public enum Kind {
        ENV,
        FILE
    }

    private static final int MAX_BYTES = 16 << 10;

    public static SecretSource ofVariable(String name) {
        return new SecretSource(Kind.ENV, name);
    }

    static SecretSource ofFile(Path file) {
        return new SecretSource(Kind.FILE, file.toAbsolutePath().toString());
    }

    public static SecretSource ofId(String id) {
        int colon = id.indexOf(':');
        Kind kind = id.startsWith("env:") ? Kind.ENV : Kind.FILE;
        return new SecretSource(kind, id.substring(colon + 1));
    }

    /**
     * Returns the source of a value that is given once, by the option of the variable or that of the file.
     *
     * @param option the name of the options without their end: {@code --signing-secret}
     * @throws UsageException if both are given
     */
    static Optional<SecretSource> ofEither(String option, @CheckForNull String variable, @CheckForNull Path file) {
        if (variable != null && file != null) {
            throw new UsageException("give either " + option + "-env or " + option + "-file, not both");
        }
        if (variable != null) {
            return Optional.of(ofVariable(variable));
        }
        return file == null ? Optional.empty() : Optional.of(ofFile(file));
    }

    /** Returns the sources of variables, then those of files. */
    static List<SecretSource> ofAll(List<String> variables, List<Path> files) {
        return Stream.concat(
                        variables.stream().map(SecretSource::ofVariable),
                        files.stream().map(SecretSource::ofFile))
                .toList();
    }

    String id() {
        return (kind == Kind.ENV ? "env:" : "file:") + name;
    }

    /** The source in messages, without the secret. */
    public String words() {
        return kind == Kind.ENV ? "the environment variable " + name : "the file " + name;
    }

    /**
     * Reads a signing secret and prepares it for use.
     *
     * @throws UsageException if the secret is missing or invalid
     */
    public Signature signature(Map<String, String> variables) {
        try {
            return Signature.of(read(variables));
        } catch (IllegalArgumentException e) {
            throw new UsageException(words() + ": " + e.getMessage());
        }
    }

    /** @throws UsageException if the value is missing */
    String read(Map<String, String> variables) {
        String text = kind == Kind.ENV ? variables.get(name) : readFile();
        if (text == null) {
            throw new UsageException(words() + " is not set");
        }
        if (text.isBlank()) {
            throw new UsageException(words() + " is empty");
        }
        return text.strip();
    }

    private String readFile() {
        Path file = Path.of(name);
        try {
            if (Files.isDirectory(file)) {
                throw new UsageException(words() + " is a directory");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(words() + " is too large for a URL or a secret");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException(words() + " does not exist");
        } catch (MalformedInputException e) {
            throw new UsageException(words() + " is not text");
        } catch (IOException e) {
            throw new UsageException(words() + " cannot be read");
        }
    }
}
