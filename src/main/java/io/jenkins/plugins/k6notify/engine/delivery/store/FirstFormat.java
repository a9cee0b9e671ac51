package io.jenkins.plugins.k6notify.engine.delivery.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Converts a directory of the first version of this plugin, which kept waiting deliveries in the directory itself, finished
 * ones as they were before their last attempt in {@code sent}, and all attempts as lines in {@code log}. May be interrupted
 * and begun again. Attempts whose message was not kept are left out.
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

    void migrate() throws IOException {
        for (String name : root.names()) {
            if (DeliveryFile.isTemporary(name)) {
                root.delete(name);
            } else if (DeliveryFile.parse(name).isPresent()) {
                Files.move(root.path(name), pending.path(name), StandardCopyOption.ATOMIC_MOVE);
            } else if (!DirectoryLock.isLockFile(name)) {
                quarantine.take(root.path(name), "its name is not that of a delivery");
            }
        }
        if (root.exists("damaged") && !Files.exists(quarantine.folder())) {
            Files.move(root.path("damaged"), quarantine.folder());
        }
        if (root.exists("sent")) {
            List<String> channels = new ArrayList<>();
            AtomicFiles.unforced(root.path("sent")).forEachEntry(channels::add);
            channels.stream().filter(DeliveryFile::isFolder).forEach(this::migrateChannel);
            deleteFolder(root.path("sent"));
        }
        if (root.exists("log")) {
            AtomicFiles log = AtomicFiles.unforced(root.path("log"));
            for (String name : log.names()) {
                log.delete(name);
            }
            deleteFolder(log.directory());
        }
    }

    private void migrateChannel(String channel) {
        AtomicFiles sent = AtomicFiles.unforced(root.path("sent").resolve(channel));
        AtomicFiles finished = AtomicFiles.unforced(done.path(channel));
        Map<Long, LoggedEnd> log = readLog(root.path("log").resolve(channel + ".jsonl"));
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

    private void migrateFile(AtomicFiles sent, AtomicFiles finished, DeliveryFile file, LoggedEnd logged)
            throws IOException {
        try {
            Delivery before = DeliveryJson.read(file, sent.read(file.name()));
            Delivery delivery = logged == null
                    ? before.with(State.FAILED, null, before.attempts())
                    : before.with(logged.state, null, logged.attempts);
            finished.write(DeliveryFile.of(delivery).name(), DeliveryJson.write(delivery));
            sent.delete(file.name());
        } catch (IOException e) {
            quarantine.take(sent.path(file.name()), String.valueOf(e.getMessage()));
        }
    }

    /** What the log says of a delivery: how it ended, and its attempts. */
    private record LoggedEnd(State state, List<Attempt> attempts) {}

    /** @return by sequence number; what cannot be read is left out */
    private static Map<Long, LoggedEnd> readLog(Path file) {
        Map<Long, LoggedEnd> log = new HashMap<>();
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

    private static void addLine(String line, Map<Long, LoggedEnd> log) {
        try {
            JsonNode node = MAPPER.readTree(line);
            State logged = State.valueOf(node.required("state").asText());
            // The file is in the folder of those that are finished.
            State state = logged == State.WAITING ? State.FAILED : logged;
            LoggedEnd known = log.computeIfAbsent(
                    node.required("sequence").asLong(), sequence -> new LoggedEnd(state, new ArrayList<>()));
            if (node.has("attempt")) {
                DeliveryJson.attempt(node.required("attempt")).ifPresent(known.attempts::add);
            }
            log.put(node.required("sequence").asLong(), new LoggedEnd(state, known.attempts));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOGGER.log(Level.FINE, "Left out a damaged line of the log", e);
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            LOGGER.log(Level.FINE, e, () -> "Left what is not ours in " + folder);
        }
    }
}
