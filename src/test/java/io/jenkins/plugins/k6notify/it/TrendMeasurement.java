package io.jenkins.plugins.k6notify.it;

import com.sun.management.OperatingSystemMXBean;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.model.Run;
import io.jenkins.plugins.k6notify.trend.LastOutcomeColumn;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * How long a Jenkins takes for the pages of a job with 500 builds, each with 5 runs of 4 deliveries: {@code mvn verify
 * -Dtest=TrendMeasurement}. Prints milliseconds, from the request to the last byte of the answer, over the loopback
 * interface; asserts nothing, and is no test that is run with the others.
 */
@WithJenkins
class TrendMeasurement {

    private static final int BUILDS = 500;
    private static final int TESTS = 5;
    private static final int CHANNELS = 4;
    private static final int REPEATED = 20;

    /** What it takes when nobody else is about: of this process in all, its garbage collector and compiler too. */
    private static final OperatingSystemMXBean PROCESSOR =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void ofAJobWithManyBuilds(JenkinsRule r) throws Exception {
        Run<?, ?> build = Runs.build(r.createFreeStyleProject("original"));
        try (Receiver receiver = Receiver.answering(200, "ok")) {
            String[] channels =
                    IntStream.range(0, CHANNELS).mapToObj(i -> "channel-" + i).toArray(String[]::new);
            Events.channels(receiver, channels);
            for (int i = 0; i < TESTS; i++) {
                Tests.ran(build, "test-" + i + ".js", "stage " + i, 456.9 + i, "p(95)<500", channels);
            }
            Events.deliveries(build);
        }
        Path original = build.getRootDir().toPath();
        // Whatever the first page of any job makes Jenkins compile.
        get(r, build.getParent().getUrl());
        get(r, build.getParent().getUrl() + "k6/");

        // A job for each, as what one page has loaded is there for the next.
        FreeStyleProject project = r.createFreeStyleProject("without-builds");
        report(r, project, project.getUrl());
        project = job(r, "build", original);
        report(r, project, project.getUrl() + "400/k6/");
        project = job(r, "job", original);
        report(r, project, project.getUrl());
        project = job(r, "trend", original);
        report(r, project, project.getUrl() + "k6/");
        project = job(r, "list", original);
        report(r, project, list(r, project).getUrl());
        project = job(r, "list-with-column", original);
        ListView list = list(r, project);
        list.getColumns().add(new LastOutcomeColumn());
        report(r, project, list.getUrl());
    }

    private static FreeStyleProject job(JenkinsRule r, String name, Path build) throws Exception {
        FreeStyleProject project = r.createFreeStyleProject(name);
        for (int number = 1; number <= BUILDS; number++) {
            Path copy = Files.createDirectories(project.getBuildDir().toPath().resolve(Integer.toString(number)));
            try (Stream<Path> files = Files.list(build)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        project.updateNextBuildNumber(BUILDS + 1);
        project.getLazyBuildMixIn().getRunMap().purgeCache();
        // Jenkins looks through all builds for one that has failed, once, and keeps on disk what it found.
        project.getPermalinks().forEach(permalink -> permalink.resolve(project));
        project.getLazyBuildMixIn().getRunMap().purgeCache();
        return project;
    }

    private static ListView list(JenkinsRule r, FreeStyleProject project) throws Exception {
        ListView list = new ListView("of-" + project.getName());
        r.jenkins.addView(list);
        list.add(project);
        return list;
    }

    private void report(JenkinsRule r, FreeStyleProject project, String path) throws Exception {
        double first = get(r, path);
        double[] then = new double[REPEATED];
        long before = PROCESSOR.getProcessCpuTime();
        for (int i = 0; i < REPEATED; i++) {
            then[i] = get(r, path);
        }
        double processor = (PROCESSOR.getProcessCpuTime() - before) / 1e6 / REPEATED;
        Arrays.sort(then);
        System.out.printf(
                "%-18s first %5.0f ms; then median %4.0f ms, slowest %4.0f ms, of processors %4.0f ms; builds loaded: %d%n",
                project.getName(),
                first,
                then[REPEATED / 2],
                then[REPEATED - 1],
                processor,
                project.getLazyBuildMixIn().getRunMap().getLoadedBuilds().size());
    }

    private double get(JenkinsRule r, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(r.getURL().toURI().resolve(path)).build();
        long start = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        double millis = (System.nanoTime() - start) / 1e6;
        if (status != 200) {
            throw new IllegalStateException(path + ": " + status);
        }
        return millis;
    }
}
