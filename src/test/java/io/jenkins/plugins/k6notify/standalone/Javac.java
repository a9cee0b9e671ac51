package io.jenkins.plugins.k6notify.standalone;

import com.codahale.metrics.Metric;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.NonNull;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import net.java.sezpoz.Indexable;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jvnet.localizer.Localizable;

/** Compiles as both builds do, with the stand-ins in place of Jenkins. */
final class Javac {

    static final Path PROJECT = Path.of(System.getProperty("basedir", ""));

    /** Libraries of the stand-ins, which the standalone build gets from Maven Central. */
    static final String LIBRARIES = jars(
            NonNull.class,
            Indexable.class,
            Localizable.class,
            ListenableFuture.class,
            Metric.class,
            Session.class,
            SMTPTransport.class);

    private Javac() {}

    /** Compiles the stand-ins into an existing folder. */
    static void compileStandIns(Path output) throws IOException {
        compile(List.of(PROJECT.resolve("standalone/jenkins-api/src/main/java")), LIBRARIES, output);
    }

    /** Compiles all sources of the folders; fails with the messages of javac. */
    static void compile(List<Path> folders, String classPath, Path output) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "17",
                "-g",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-classpath",
                classPath,
                "-d",
                "" + output);
        StringWriter words = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(filesIn(folders, ".java"));
            if (!javac.getTask(words, files, null, options, null, sources).call()) {
                throw new AssertionError(words);
            }
        }
    }

    /** The jars that contain these classes. */
    static String jars(Class<?>... classes) {
        return Arrays.stream(classes).map(Javac::jar).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> filesIn(List<Path> folders, String ending) {
        return folders.stream()
                .flatMap(folder -> filesIn(folder, ending).stream())
                .toList();
    }

    static List<Path> filesIn(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
