package io.jenkins.plugins.k6notify.engine.process;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.summary.SummaryReader;
import io.jenkins.plugins.k6notify.engine.text.PlainText;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directory with a script named {@code k6} and the records that it writes. The script, first on the {@code PATH}, writes
 * a record and becomes the real k6; see the resource {@code k6} beside this class. Only the owner of the directory may
 * use it, as other users could replace the script.
 *
 * <pre>
 * k6-processes-4d2c…/bin/k6     the script
 * k6-processes-4d2c…/31245      the record of process 31245: one argument per line, empty if it is not recorded
 * k6-processes-4d2c…/31245.json the summary of that process
 * </pre>
 *
 * <p>For systems with a POSIX shell only. The content is untrusted: a build can write anything into the directory.
 */
public final class ProcessDirectory {

    /** The script records into a directory whose name begins like this, so that a copy of it elsewhere does not. */
    public static final String PREFIX = "k6-processes-";

    /** The maximum number of processes to list: of more, the script still starts k6, and the console is the evidence. */
    static final int MOST = 1000;

    private static final int MAX_RECORD_BYTES = 8192;

    /** Characters at which shells, or the {@code PATH}, take a path apart, as in {@code $(which k6) run x.js}. */
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}/._@%+,=~-]");

    private static final String SCRIPT = "k6";
    private static final String SUMMARY = ".json";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Pattern RECORD = Pattern.compile("\\d{1,10}-{0,100}");

    /** The record of a process, with the time of its start. */
    private record Started(Path file, Instant at) {

        /** Process IDs grow, and decide between processes of the same instant. */
        static final Comparator<Started> ORDER = Comparator.comparing(Started::at)
                .thenComparing(record -> name(record.file()).length())
                .thenComparing(record -> name(record.file()));
    }

    private final Path directory;

    /**
     * Selects a directory, which may exist or not.
     *
     * @param wanted with a name that begins with {@link #PREFIX}, and that no other user can guess: if shells take the
     *     path apart, a directory of that name in the temporary directory of this machine is used
     */
    public ProcessDirectory(Path wanted) {
        Path name = Objects.requireNonNull(wanted.getFileName(), "name");
        this.directory = isSafe(wanted)
                ? wanted
                : Path.of(System.getProperty("java.io.tmpdir")).resolve(name);
    }

    private static boolean isSafe(Path path) {
        return !UNSAFE.matcher(path.toString()).find();
    }

    /**
     * Creates the directory and its script, if the real k6 is on the path and the script can be executed: shells that
     * look for k6 must find one that works, or none.
     *
     * @param searchPath the value of {@code PATH} for the processes
     * @return that path with the directory of the script before it; null if the script cannot be used
     * @throws IOException if the directory cannot be written
     */
    @CheckForNull
    public String create(@CheckForNull String searchPath) throws IOException {
        if (File.pathSeparatorChar != ':' || !isSafe(directory) || !hasK6(searchPath)) {
            return null;
        }
        Path script = bin().resolve(SCRIPT);
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory.resolveSibling("").toAbsolutePath());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.createDirectory(bin());
            copyScript(script);
        }
        // False on a file system that is mounted without the permission to execute.
        return Files.isExecutable(script) ? bin() + ":" + searchPath : null;
    }

    private static void copyScript(Path script) throws IOException {
        try (InputStream in = ProcessDirectory.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new FileNotFoundException(SCRIPT);
            }
            Files.copy(in, script);
        }
        Files.setPosixFilePermissions(script, OWNER_ONLY);
    }

    private static boolean hasK6(@CheckForNull String searchPath) {
        if (searchPath == null) {
            return false;
        }
        for (String entry : searchPath.split(":")) {
            try {
                Path k6 = Path.of(entry, SCRIPT);
                if (k6.isAbsolute() && Files.isRegularFile(k6) && Files.isExecutable(k6)) {
                    return true;
                }
            } catch (InvalidPathException e) {
                // The shell ignores such an entry, too.
            }
        }
        return false;
    }

    Path bin() {
        return directory.resolve("bin");
    }

    /**
     * Returns the processes, ordered by their start.
     *
     * @throws IOException if the directory cannot be read
     */
    public List<K6Process> processes() throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                directory, file -> RECORD.matcher(name(file)).matches())) {
            files.forEach(names::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        List<Started> records = new ArrayList<>();
        UserPrincipal owner = owner(directory);
        for (Path file : names) {
            if (isOwnFile(file, owner)) {
                records.add(new Started(file, Files.getLastModifiedTime(file).toInstant()));
            }
        }
        List<K6Process> found = new ArrayList<>();
        for (Started record : records.stream().sorted(Started.ORDER).limit(MOST).toList()) {
            found.add(process(record, owner));
        }
        return found;
    }

    private K6Process process(Started record, UserPrincipal owner) throws IOException {
        Path summary = summaryFile(name(record.file()));
        return new K6Process(
                name(record.file()),
                new K6Command(words(record.file())),
                record.at(),
                isOwnFile(summary, owner) ? Files.getLastModifiedTime(summary).toInstant() : null);
    }

    private static List<String> words(Path record) throws IOException {
        try (InputStream in = Files.newInputStream(record, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MAX_RECORD_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .map(word -> PlainText.of(word).toString())
                    .toList();
        }
    }

    /** Whether this is a regular file of the user who created the directory; links do not count. */
    private static boolean isOwnFile(Path file, UserPrincipal owner) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && owner(file).equals(owner);
    }

    private static UserPrincipal owner(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Returns the content of the summary of a process: empty if it wrote none, and one byte over
     * {@link SummaryReader#MAX_BYTES} if it is too large.
     *
     * @throws IOException if the file cannot be read
     */
    public byte[] summary(String id) throws IOException {
        if (!RECORD.matcher(id).matches()
                || !Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                || !isOwnFile(summaryFile(id), owner(directory))) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(summaryFile(id), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(SummaryReader.MAX_BYTES + 1);
        }
    }

    /** Deletes the directory and its content, without following links. Does nothing if it is missing. */
    public void delete() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path summaryFile(String id) {
        return directory.resolve(id + SUMMARY);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
