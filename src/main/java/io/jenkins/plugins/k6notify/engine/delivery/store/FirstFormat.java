package io.jenkins.plugins.k6notify.engine.delivery.store;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.k6notify.engine.delivery.Attempt;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Converts a directory that the first version of this plugin wrote: waiting deliveries in the directory itself,
 * finished ones in {@code sent} in their state before the last attempt, and all attempts as lines in {@code log}. Omits
 * attempts whose message was not stored. A conversion that was interrupted continues at the next start.
 */
record FirstFormat(AtomicFiles root, AtomicFiles pending, AtomicFiles done) {

    private static final Logger LOGGER = Logger.getLogger(FirstFormat.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Converts the directory; does nothing if it has no files of the first version. */
    void migrate() throws IOException {
        for (String name : files(root)) {
            if (!name.equals(DirectoryLock.FILE)) {
                // The store deletes or quarantines those that contain no delivery.
                pending.moveHere(root.path(name), name);
            }
        }
        if (root.exists("damaged") && !root.exists("quarantine")) {
            Files.move(root.path("damaged"), root.path("quarantine"));
        }
        AtomicFiles sent = folder(root, "sent");
        AtomicFiles log = folder(root, "log");
        for (String channel : sent.names()) {
            if (DeliveryFile.isFolder(channel)) {
                migrateChannel(channel, folder(sent, channel), readLog(log, channel + ".jsonl"));
            }
        }
        sent.deleteIfEmpty();
        for (String name : files(log)) {
            log.delete(name);
        }
        log.deleteIfEmpty();
    }

    private static AtomicFiles folder(AtomicFiles parent, String name) {
        return AtomicFiles.unforced(parent.path(name));
    }

    private static List<String> files(AtomicFiles folder) throws IOException {
        return folder.names().stream()
                .filter(name -> Files.isRegularFile(folder.path(name)))
                .toList();
    }

    private void migrateChannel(String channel, AtomicFiles sent, Map<Long, List<LogLine>> log) throws IOException {
        for (String name : files(sent)) {
            Optional<DeliveryFile> file = DeliveryFile.parse(channel, name);
            if (file.isPresent()) {
                migrateFile(sent, file.get(), log.getOrDefault(file.get().sequence(), List.of()));
            }
        }
        sent.deleteIfEmpty();
    }

    private void migrateFile(AtomicFiles sent, DeliveryFile file, List<LogLine> log) throws IOException {
        State state = log.isEmpty() ? State.FAILED : log.get(log.size() - 1).state();
        if (!log.isEmpty()) {
            List<Attempt> attempts =
                    log.stream().flatMap(line -> line.attempt().stream()).toList();
            try {
                Delivery before = DeliveryJson.read(file, sent.read(file.name()));
                sent.write(file.name(), DeliveryJson.write(before.with(state, null, attempts)));
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Kept " + sent.path(file.name()) + " without its last attempt");
            }
        }
        // The state is in the name.
        folder(done, file.folder())
                .moveHere(sent.path(file.name()), file.in(state).name());
    }

    /** Returns the lines of a log by the sequence number of their delivery, without damaged ones. */
    private static Map<Long, List<LogLine>> readLog(AtomicFiles log, String name) {
        String text = "";
        try {
            text = new String(log.read(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + log.path(name));
        }
        return text.lines().flatMap(LogLine::parse).collect(groupingBy(LogLine::sequence));
    }

    /** A state of a delivery in the log, with the attempt that led to it. */
    private record LogLine(long sequence, State state, Optional<Attempt> attempt) {

        static Stream<LogLine> parse(String line) {
            try {
                JsonNode node = MAPPER.readTree(line);
                State logged = State.valueOf(node.required("state").asText());
                return Stream.of(new LogLine(
                        node.required("sequence").asLong(),
                        // The file is among the finished ones, even if the line about the end is missing.
                        logged == State.WAITING ? State.FAILED : logged,
                        node.has("attempt") ? DeliveryJson.attempt(node.get("attempt")) : Optional.empty()));
            } catch (IOException | IllegalArgumentException | DateTimeException e) {
                LOGGER.log(Level.FINE, "Omitted a damaged line of the log", e);
                return Stream.empty();
            }
        }
    }
}
