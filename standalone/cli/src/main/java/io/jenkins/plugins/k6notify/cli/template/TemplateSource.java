package io.jenkins.plugins.k6notify.cli.template;

import io.jenkins.plugins.k6notify.cli.UsageException;
import io.jenkins.plugins.k6notify.engine.message.template.TemplatePreset;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The source of a template.
 *
 * @param name the file or the preset, for messages
 */
public record TemplateSource(String name, String text) {

    private static final int MAX_BYTES = 1 << 20;

    /** @throws UsageException if the file cannot be read as UTF-8 */
    public static TemplateSource ofFile(Path file) {
        String words = "the template " + file;
        try {
            if (Files.isDirectory(file)) {
                throw new UsageException(words + " is a directory");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(words + " is too large: a template has at most 64 KB");
            }
            return new TemplateSource(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UsageException(words + " does not exist");
        } catch (MalformedInputException e) {
            throw new UsageException(words + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(words + " cannot be read");
        }
    }

    /** @throws UsageException if there is no such preset; the message lists all */
    public static TemplateSource ofPreset(String id) {
        return TemplatePreset.of(id)
                .map(preset -> new TemplateSource("preset " + id, preset.source()))
                .orElseThrow(() -> new UsageException("unknown preset '" + id + "': use "
                        + Arrays.stream(TemplatePreset.values())
                                .map(TemplatePreset::id)
                                .collect(Collectors.joining(", "))));
    }
}
