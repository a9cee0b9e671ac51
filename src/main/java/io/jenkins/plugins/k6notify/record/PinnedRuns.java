package io.jenkins.plugins.k6notify.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hudson.model.Job;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The pinned runs of a job, one for each test, in a file in the directory of the job: they are renamed, moved and deleted
 * with the job, and a copy of the job has none. The configuration of the job does not contain them, as a form or a script
 * that replaces it would lose them. Each call reads the file. Safe for use by several threads.
 */
@Restricted(NoExternalUse.class)
public final class PinnedRuns {

    /** Maximum number of tests with a pinned run. */
    public static final int MAX_TESTS = 200;

    static final String NAME = "k6-baselines.json";

    private static final Logger LOGGER = Logger.getLogger(PinnedRuns.class.getName());

    /** Lock for changes, which are rare. */
    private static final Object CHANGING = new Object();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String job;
    private final Path file;

    private PinnedRuns(Job<?, ?> job) {
        this.job = job.getFullName();
        this.file = job.getRootDir().toPath().resolve(NAME);
    }

    public static PinnedRuns of(Job<?, ?> job) {
        return new PinnedRuns(job);
    }

    /** Returns the runs by key of their test. */
    public Map<String, PinnedRun> all() {
        Map<String, PinnedRun> byTest = new LinkedHashMap<>();
        read().forEach((key, run) -> byTest.put(key.isEmpty() ? job : key, run));
        return Collections.unmodifiableMap(byTest);
    }

    /**
     * Pins a run in place of the one that is pinned for the test.
     *
     * @return whether it is pinned; false if the maximum number of other tests has a pinned run
     * @throws IOException if the file cannot be written; nothing has changed then
     */
    public boolean pin(String test, PinnedRun run) throws IOException {
        synchronized (CHANGING) {
            Map<String, PinnedRun> runs = read();
            if (runs.size() >= MAX_TESTS && !runs.containsKey(key(test))) {
                return false;
            }
            runs.put(key(test), run);
            write(runs);
            return true;
        }
    }

    /**
     * Removes a run, unless another one is pinned for its test by now.
     *
     * @return whether it was pinned
     * @throws IOException if the file cannot be written; nothing has changed then
     */
    public boolean unpin(UUID run) throws IOException {
        synchronized (CHANGING) {
            Map<String, PinnedRun> runs = read();
            boolean removed = runs.values().removeIf(pinned -> pinned.run().equals(run));
            if (removed) {
                write(runs);
            }
            return removed;
        }
    }

    /** Returns the key of a test in the file: that of a test named after its job must not change with the job's name. */
    private String key(String test) {
        return test.equals(job) ? "" : test;
    }

    private Map<String, PinnedRun> read() {
        Map<String, PinnedRun> runs = new LinkedHashMap<>();
        try {
            // Decodes leniently: readString throws on bytes outside of UTF-8.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (!parse(text, runs)) {
                startAnew(runs);
            }
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.FINEST, e, () -> "No pinned runs in " + job);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + file);
        }
        return runs;
    }

    /** @return whether all runs were readable */
    private static boolean parse(String text, Map<String, PinnedRun> runs) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return false;
        }
        boolean isComplete = root.path("baselines").isObject();
        for (Map.Entry<String, JsonNode> entry : root.path("baselines").properties()) {
            Optional<PinnedRun> run = run(entry.getValue());
            run.filter(any -> runs.size() < MAX_TESTS).ifPresent(one -> runs.put(entry.getKey(), one));
            isComplete &= run.isPresent();
        }
        return isComplete;
    }

    private static Optional<PinnedRun> run(JsonNode node) {
        try {
            return Optional.ofNullable(JSON.treeToValue(node, PinnedRun.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void startAnew(Map<String, PinnedRun> readable) {
        LOGGER.warning(() -> "Failed to parse parts of " + file + "; keeping " + readable.size()
                + " readable pinned run(s) and moving the file to " + NAME + ".damaged");
        try {
            Files.move(file, file.resolveSibling(NAME + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            write(readable);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to move the damaged file " + file);
        }
    }

    private void write(Map<String, PinnedRun> runs) throws IOException {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            // The writer would create the directory of a deleted job again.
            throw new NoSuchFileException(file.toString());
        }
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(Map.of("baselines", runs)));
            writer.commit();
        }
    }
}
