package io.jenkins.plugins.k6notify.report.subscription;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Markers of builds with unfinished runs, which survive a killed controller: one small file per marker in
 * {@code $JENKINS_HOME/k6-notify/open} while the run is open. Renames markers together with their job. Safe for use by
 * several threads.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class OpenRunMarkers extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(OpenRunMarkers.class.getName());
    private static final String SUFFIX = ".json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, OpenRunMarker> open = new ConcurrentHashMap<>();
    private final Path directory = Jenkins.get().getRootDir().toPath().resolve("k6-notify/open");

    public static OpenRunMarkers get() {
        return ExtensionList.lookupSingleton(OpenRunMarkers.class);
    }

    public void opened(Run<?, ?> build, Subscription subscription) {
        OpenRunMarker run = OpenRunMarker.of(build, subscription);
        if (open.putIfAbsent(run.key(), run) == null) {
            keep(run);
        }
    }

    /** Called also for each job inside a renamed folder. */
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        for (OpenRunMarker run : open.values()) {
            if (run.isOfJob(oldFullName)) {
                OpenRunMarker moved = run.movedTo(newFullName);
                open.put(moved.key(), moved);
                keep(moved);
                close(run);
            }
        }
    }

    private void keep(OpenRunMarker run) {
        try (AtomicFileWriter writer = new AtomicFileWriter(file(run), StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(run));
            writer.commit();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to save the open-run marker of " + run.build());
        }
    }

    public void closed(Run<?, ?> build, Subscription subscription) {
        close(OpenRunMarker.of(build, subscription));
    }

    public void close(OpenRunMarker run) {
        if (open.remove(run.key()) != null) {
            delete(file(run));
        }
    }

    public List<OpenRunMarker> of(Run<?, ?> build) {
        String id = build.getExternalizableId();
        return open.values().stream().filter(run -> run.build().equals(id)).toList();
    }

    /** Reads markers of earlier controller processes, which from now on count as open in this one. */
    public List<OpenRunMarker> readLeftOpen() {
        List<OpenRunMarker> left = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    OpenRunMarker run = JSON.readValue(Files.readString(file), OpenRunMarker.class);
                    open.put(run.key(), run);
                    left.add(run);
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> "Failed to parse " + file + ", deleting it");
                    delete(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to list " + directory);
        }
        return left;
    }

    private Path file(OpenRunMarker run) {
        return directory.resolve(run.key() + SUFFIX);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Failed to delete " + file);
        }
    }
}
