package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * File with the records of a build, next to {@code build.xml}, so that lists of builds load without reading it. Each
 * change appends a line with the whole record, and the last line of a record counts: the cost of a change is
 * independent of the number of runs. Lines are not forced to disk, as they survive a killed process anyway. Not safe
 * for use by several threads.
 */
final class RunRecordsFile {

    static final String NAME = "k6-runs.jsonl";

    private static final Logger LOGGER = Logger.getLogger(RunRecordsFile.class.getName());

    /** Number of obsolete lines that triggers a rewrite of the file. */
    private static final int SPARE_LINES = 64;

    /** Maps fields only: methods such as {@code isOver} are excluded. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(ReasonModule.create())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Supplier<Path> directory;
    private int lines;

    /** Whether the file lacks a change, or may end within a line. */
    private boolean behind;

    /** @param directory current directory of the build, read for each access as it moves with the job */
    RunRecordsFile(Supplier<Path> directory) {
        this.directory = directory;
    }

    private Path file() {
        return directory.get().resolve(NAME);
    }

    /**
     * Returns the records in the order of their first line. A file with damaged lines is kept under another name, and
     * replaced by one without them.
     */
    List<RunRecord> read() {
        Path file = file();
        String text;
        try {
            // Decodes leniently: readString throws on bytes outside of UTF-8.
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + file);
            return List.of();
        }
        Map<UUID, RunRecord> records = new LinkedHashMap<>();
        boolean damaged = !text.isEmpty() && !text.endsWith("\n");
        for (String line : text.lines().toList()) {
            lines++;
            Optional<RunRecord> record = record(line);
            record.ifPresent(one -> records.put(one.id(), one));
            damaged |= record.isEmpty();
        }
        List<RunRecord> all = List.copyOf(records.values());
        if (damaged) {
            startAnew(file, all);
        }
        return all;
    }

    /**
     * Appends the changed record; does nothing after the build was deleted. If an earlier change is missing in the
     * file, writes all records instead.
     *
     * @param changed the changed record
     * @param all all records, including the changed one
     */
    void write(RunRecord changed, List<RunRecord> all) throws IOException {
        Path file = file();
        if (behind || lines >= 2 * all.size() + SPARE_LINES) {
            rewrite(file, all);
            return;
        }
        behind = true;
        try {
            Files.writeString(file, line(changed), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines++;
            behind = false;
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINE, e, () -> "The build is gone, or on its way elsewhere: " + file.getParent());
        }
    }

    private void rewrite(Path file, List<RunRecord> all) throws IOException {
        Path build = file.getParent();
        if (build == null || !Files.isDirectory(build)) {
            // The writer would create the directory again.
            return;
        }
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            for (RunRecord record : all) {
                writer.write(line(record));
            }
            writer.commit();
        }
        lines = all.size();
        behind = false;
    }

    private static Optional<RunRecord> record(String line) {
        try {
            return Optional.ofNullable(JSON.readValue(line, RunRecord.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String line(RunRecord record) throws JsonProcessingException {
        return JSON.writeValueAsString(record) + "\n";
    }

    /** Starts a new file, since a killed process may leave an incomplete last line, which must not be continued. */
    private void startAnew(Path file, List<RunRecord> readable) {
        LOGGER.warning(() -> "Failed to parse parts of " + file + "; keeping " + readable.size()
                + " readable record(s) and moving the file to " + NAME + ".damaged");
        try {
            Files.move(file, file.resolveSibling(NAME + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            rewrite(file, readable);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to move the damaged file " + file);
        }
    }
}
