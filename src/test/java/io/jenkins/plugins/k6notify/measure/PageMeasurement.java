package io.jenkins.plugins.k6notify.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * Measures the response time of pages for a job with 500 builds, each with 5 runs of 20 deliveries: from the request to
 * the last byte of the response, over the loopback interface. Jenkins is started for each group of pages, and shows
 * some of its own pages first, because the very first page takes seconds.
 */
class PageMeasurement {

    private static final int WARM_UP = 50;
    private static final int REQUESTS = 200;

    private static final String WITHOUT_K6 = "job/" + PageLoad.WITHOUT_K6 + "/";
    private static final String JOB = "job/" + PageLoad.JOB + "/";
    private static final String BUILD = JOB + "400/";
    private static final String LOG = "manage/k6-notifications/";

    /** Pages of Jenkins. */
    private static final List<String> OWN = List.of(WITHOUT_K6, WITHOUT_K6 + "1/", "manage/");

    private static final String SEEN = "?seen=";
    private static final Pattern VERSION = Pattern.compile("data-version=\"([^\"]+)\"");

    @RegisterExtension
    private final RealJenkinsExtension controller = Controllers.measured();

    private final HttpClient client = HttpClient.newHttpClient();

    /** @param user the user who requests the page; null for an administrator */
    private record Page(String name, String path, String user) {

        Page(String name, String path) {
            this(name, path, null);
        }
    }

    @Test
    void builds() throws Throwable {
        measure(
                "pages-builds",
                List.of(
                        new Page("a build without k6", WITHOUT_K6 + "1/"),
                        new Page("the page of a build", BUILD),
                        new Page("looking for news there", BUILD + "k6/liveOverview"),
                        new Page("the runs of a build", BUILD + "k6/"),
                        new Page("looking for news there", BUILD + "k6/live"),
                        new Page("with none", BUILD + "k6/live?seen=")));
    }

    @Test
    void jobs() throws Throwable {
        measure(
                "pages-jobs",
                List.of(new Page("a job without k6", WITHOUT_K6), new Page("the page of a job", JOB)),
                List.of(new Page("the trend of a job", JOB + "k6/")),
                List.of(
                        new Page("a list of jobs", "view/" + PageLoad.LIST + "/"),
                        new Page("with the column", "view/" + PageLoad.LIST_WITH_COLUMN + "/")));
    }

    @Test
    void deliveries() throws Throwable {
        measure(
                "pages-deliveries",
                List.of(
                        new Page("the log of deliveries", LOG),
                        new Page("of one job, what failed", LOG + "?state=failed&job=" + PageLoad.JOB),
                        new Page("its oldest page", LOG + "?before=" + (ManyDeliveries.FIRST + 60)),
                        new Page("what failed, to be sent again", LOG + "failed?since=month")),
                List.of(
                        new Page("with SystemRead", LOG, PageLoad.VIEWER),
                        new Page("and no job to read", LOG, PageLoad.STRANGER)));
    }

    @SafeVarargs
    private void measure(String name, List<Page>... groups) throws Throwable {
        try (LateReceiver receiver = new LateReceiver(Duration.ZERO)) {
            controller.startJenkins();
            controller.runRemotely(PageLoad::prepare, receiver.url());
        }
        Figures figures = new Figures(
                name,
                controller.runRemotely(PipelineLoad::version),
                "page",
                "first ms",
                "median ms",
                "p95 ms",
                "kB",
                "builds loaded");
        controller.stopJenkins();
        PageLoad.multiply(controller.getHome().toPath());
        for (List<Page> group : groups) {
            controller.startJenkins();
            controller.runRemotely(PageLoad::secure);
            for (String own : OWN) {
                System.out.printf("%s: %.0f ms%n", own, time(request(new Page(own, own))) / 1e6);
            }
            for (Page page : group) {
                measure(page, figures);
            }
            controller.runRemotely(PageLoad::open);
            controller.stopJenkins();
        }
        figures.keep();
    }

    private void measure(Page page, Figures figures) throws Throwable {
        HttpRequest request = request(page);
        long first = time(request);
        for (int i = 0; i < WARM_UP; i++) {
            time(request);
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            nanos[i] = time(request);
        }
        Spread spread = Spread.of(nanos);
        int bytes = client.send(request, BodyHandlers.ofByteArray()).body().length;
        figures.row(
                page.name(),
                first / 1e6,
                spread.median() / 1e6,
                spread.p95() / 1e6,
                bytes / 1e3,
                controller.runRemotely(PageLoad::loadedBuilds));
    }

    private HttpRequest request(Page page) throws Exception {
        String path = page.path().endsWith(SEEN) ? page.path() + seen(page) : page.path();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(controller.getUrl().toURI().resolve(path));
        if (page.user() != null) {
            String words = page.user() + ":" + page.user();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    /** The version of the page that a browser would send. */
    private String seen(Page page) throws Exception {
        Page all = new Page(page.name(), page.path().substring(0, page.path().indexOf('?')));
        Matcher version = VERSION.matcher(
                client.send(request(all), BodyHandlers.ofString()).body());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private long time(HttpRequest request) throws Exception {
        long start = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        long nanos = System.nanoTime() - start;
        assertThat(status).as(request.uri().toString()).isEqualTo(200);
        return nanos;
    }
}
