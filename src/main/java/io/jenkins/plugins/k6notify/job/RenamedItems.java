package io.jenkins.plugins.k6notify.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Renames and moves of jobs. The outbox and its log contain job names from the time of submission, and messages may be
 * redelivered weeks later. Stored in {@code $JENKINS_HOME/k6-notify/moved}. Safe for use by several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class RenamedItems extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(RenamedItems.class.getName());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file = Jenkins.get().getRootDir().toPath().resolve("k6-notify/moved/items.json");

    /** Null until the file is read. */
    private RenameHistory moves;

    public static RenamedItems get() {
        return ExtensionList.lookupSingleton(RenamedItems.class);
    }

    @Override
    public synchronized void onLocationChanged(Item item, String oldFullName, String newFullName) {
        RenameHistory before = moves();
        moves = before.with(new RenameHistory.Move(oldFullName, newFullName));
        if (moves == before) {
            return;
        }
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(moves));
            writer.commit();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save the new name of " + oldFullName);
        }
    }

    /**
     * Returns the full names that an item may have today, starting with the given one. Callers must check which item is
     * meant.
     */
    public synchronized Set<String> namesSince(String fullName) {
        return moves().namesSince(fullName);
    }

    /** Returns the full names that an item may have had, starting with the given one. */
    public synchronized Set<String> namesUntil(String fullName) {
        return moves().namesUntil(fullName);
    }

    private RenameHistory moves() {
        if (moves == null) {
            moves = read();
        }
        return moves;
    }

    private RenameHistory read() {
        try {
            return JSON.readValue(Files.readString(file), RenameHistory.class);
        } catch (NoSuchFileException e) {
            return RenameHistory.NONE;
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, () -> "Failed to parse " + file + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to read " + file);
        }
        return RenameHistory.NONE;
    }
}
