package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Converts a directory that the first version of this plugin wrote: waiting deliveries in the directory itself,
 * finished ones in {@code sent} in their state before the last attempt, and all attempts as lines in {@code log}. Omits
 * attempts whose message was not stored. A conversion that was interrupted continues at the next start.
 */
final class FirstFormat {

    private static final Logger LOGGER = Logger.getLogger(FirstFormat.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AtomicFiles root;
    private final AtomicFiles pending;
    private final AtomicFiles done;
    private final Quarantine quarantine;

    FirstFormat(Path directory, AtomicFiles pending, AtomicFiles done, Quarantine quarantine) {
        this.root = AtomicFiles.unforced(directory);
        this.pending = pending;
        this.done = done;
        this.quarantine = quarantine;
    }

    /** Converts the directory; does nothing if it has no files of the first version. */
    void migrate() throws IOException {
        for (String name : root.names()) {
            if (DeliveryFile.isTemporary(name)) {
                root.delete(name);
            } else if (DeliveryFile.parse(name).isPresent()) {
                Files.move(root.path(name), pending.path(name), StandardCopyOption.ATOMIC_MOVE);
            } else if (!DirectoryLock.isLockFile(name)) {
                quarantine.move(root.path(name), "its name is not that of a delivery");
            }
        }
        if (root.exists("damaged") && !Files.exists(quarantine.folder())) {
            Files.move(root.path("damaged"), quarantine.folder());
        }
        List<String> channels = new ArrayList<>();
        AtomicFiles.unforced(root.path("sent")).forEachEntry(channels::add);
        channels.stream().filter(DeliveryFile::isFolder).forEach(this::migrateChannel);
        deleteFolder(root.path("sent"));
        AtomicFiles log = AtomicFiles.unforced(root.path("log"));
        for (String name : log.names()) {
            log.delete(name);
        }
        deleteFolder(log.directory());
    }

    private void migrateChannel(String channel) {
        AtomicFiles sent = AtomicFiles.unforced(root.path("sent").resolve(channel));
        AtomicFiles finished = AtomicFiles.unforced(done.path(channel));
        Map<Long, LoggedResult> log = readLog(root.path("log").resolve(channel + ".jsonl"));
        try {
            for (String name : sent.names()) {
                Optional<DeliveryFile> file = DeliveryFile.parse(name);
                if (file.isPresent()) {
                    migrateFile(sent, finished, file.get(), log.get(file.get().sequence()));
                }
            }
            deleteFolder(sent.directory());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to convert " + sent.directory());
        }
    }

    private void migrateFile(
            AtomicFiles sent, AtomicFiles finished, DeliveryFile file, @CheckForNull LoggedResult logged) {
        try {
            Delivery before = DeliveryJson.read(file, sent.read(file.name()));
            Delivery delivery = logged == null
                    ? before.with(State.FAILED, null, before.attempts())
                    : before.with(logged.state, null, logged.attempts);
            finished.write(DeliveryFile.of(delivery).name(), DeliveryJson.write(delivery));
            sent.delete(file.name());
        } catch (IOException e) {
            quarantine.move(sent.path(file.name()), String.valueOf(e.getMessage()));
        }
    }

    /** The last state of a delivery and its attempts, from the log. */
    private record LoggedResult(State state, List<Attempt> attempts) {}

    /** Returns the logged results by sequence number, without damaged lines. */
    private static Map<Long, LoggedResult> readLog(Path file) {
        Map<Long, LoggedResult> log = new HashMap<>();
        try {
            if (Files.exists(file) && Files.size(file) <= AtomicFiles.MAX_BYTES) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                text.lines().forEach(line -> addLine(line, log));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + file);
        }
        return log;
    }

    private static void addLine(String line, Map<Long, LoggedResult> log) {
        try {
            JsonNode node = MAPPER.readTree(line);
            State logged = State.valueOf(node.required("state").asText());
            // The delivery is finished: its file is in the folder of the finished ones.
            State state = logged == State.WAITING ? State.FAILED : logged;
            long sequence = node.required("sequence").asLong();
            LoggedResult known = log.computeIfAbsent(sequence, key -> new LoggedResult(state, new ArrayList<>()));
            if (node.has("attempt")) {
                DeliveryJson.attempt(node.required("attempt")).ifPresent(known.attempts::add);
            }
            log.put(sequence, new LoggedResult(state, known.attempts));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOGGER.log(Level.FINE, "Omitted a damaged line of the log", e);
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            LOGGER.log(Level.FINE, e, () -> "The folder contains other files: " + folder);
        }
    }
}
