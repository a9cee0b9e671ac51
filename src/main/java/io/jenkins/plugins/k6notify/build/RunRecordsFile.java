package io.jenkins.plugins.k6notify.build;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The records of a build on disk: a file of their own beside {@code build.xml}, so that a list of builds is shown without
 * reading any of them. A damaged file is set aside, and the build goes without.
 */
final class RunRecordsFile {

    static final String NAME = "k6-runs.json";

    private static final Logger LOGGER = Logger.getLogger(RunRecordsFile.class.getName());
    private static final TypeReference<List<RunRecord>> RECORDS = new TypeReference<>() {};

    /** Fields only: methods such as {@code isOver} are no part of what is kept. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path directory;
    private final Path file;

    /** @param directory of the build */
    RunRecordsFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    List<RunRecord> read() {
        try {
            return JSON.readValue(Files.readString(file), RECORDS);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, () -> "Setting aside " + file + ", it is damaged: " + e.getOriginalMessage());
            setAside();
            return List.of();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + file);
            return List.of();
        }
    }

    /** Writes nothing once the build was deleted: the writer would make its directory again. */
    void write(List<RunRecord> records) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(records));
            writer.commit();
        }
    }

    private void setAside() {
        try {
            Files.move(file, directory.resolve(NAME + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot set aside " + file);
        }
    }
}
