package io.jenkins.plugins.k6notify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.k6notify.buildpage.K6RunsPage;
import io.jenkins.plugins.k6notify.channel.EmailChannel;
import io.jenkins.plugins.k6notify.channel.SlackAppChannel;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TeamsChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.gate.K6QualityGate;
import io.jenkins.plugins.k6notify.manage.K6NotificationsLink;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyRunStep;
import io.jenkins.plugins.k6notify.pipeline.K6NotifyStep;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import io.jenkins.plugins.k6notify.support.jenkins.WebMethod;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Calls each web method as each user, with GET and POST. A method that is not in {@link #TABLE} fails the test. */
@InJenkins
@WithJenkins
class WebMethodsTest {

    enum Who {
        ANONYMOUS,
        OVERALL_READ,
        ITEM_READ,
        ITEM_CONFIGURE,
        OVERALL_MANAGE,
        SYSTEM_READ,
        ADMINISTER
    }

    /** The responses to POST for users without permission; GET is answered for pages only. */
    enum Kind {
        /** Checks a field: returns OK. */
        CHECKS,
        /** Fills a drop-down list: returns the current value only. */
        LISTS,
        /** Performs an action: returns 403. */
        ACTS,
        /** Answers a question, and sends nothing: returns 403. */
        ANSWERS,
        /** A button of a page: redirects to the page; 403 for other users. */
        REDIRECTS,
        /** A page, or an object with pages, also for GET: returns 403 or 404. */
        SHOWS,
        /** Files, for GET only: returns 403 or 404. */
        SERVES
    }

    private static final String LINK = "manage/k6-notifications/";

    /** @param at the beginning of the URL: before {@code descriptorByName} for a descriptor, else the object itself */
    record Row(WebMethod method, Kind kind, String at, Set<Who> allowed) {

        static Row admin(Class<?> type, String name, Kind kind) {
            return new Row(new WebMethod(type, name), kind, "", Set.of(Who.ADMINISTER));
        }

        /** The methods of the forms of jobs. */
        static Stream<Row> ofJob(Class<?> type) {
            return Stream.of(
                            Map.entry("doFillSlackCredentialsIdItems", Kind.LISTS),
                            Map.entry("doFillWebhookCredentialsIdItems", Kind.LISTS),
                            Map.entry("doCheckSlackCredentialsId", Kind.CHECKS),
                            Map.entry("doCheckWebhookCredentialsId", Kind.CHECKS),
                            Map.entry("doCheckLoadTestId", Kind.CHECKS),
                            Map.entry("doCheckProjectId", Kind.CHECKS),
                            Map.entry("doCheckInstances", Kind.CHECKS),
                            Map.entry("doCheckSummaryFile", Kind.CHECKS),
                            Map.entry("doCheckReports", Kind.CHECKS),
                            Map.entry("doTestSlackHook", Kind.ACTS),
                            Map.entry("doTestWebhookHook", Kind.ACTS))
                    .map(method -> new Row(
                            new WebMethod(type, method.getKey()),
                            method.getValue(),
                            "job/perf/",
                            Set.of(Who.ITEM_CONFIGURE, Who.ADMINISTER)));
        }

        /** The methods of the form of a quality gate, which is part of those of jobs. */
        static Stream<Row> ofGate() {
            return Stream.of("doCheckMetric", "doCheckLimit", "doCheckChange")
                    .map(name -> new Row(
                            new WebMethod(K6QualityGate.DescriptorImpl.class, name),
                            Kind.CHECKS,
                            "job/perf/",
                            Set.of(Who.ITEM_CONFIGURE, Who.ADMINISTER)));
        }

        boolean isOfJob() {
            return at.startsWith("job/");
        }

        boolean isAllowed(Who who) {
            return allowed.contains(who);
        }
    }

    private static final List<Row> OF_ADMINS = List.of(
            Row.admin(K6NotifyConfiguration.class, "doCheckOrganizationId", Kind.CHECKS),
            Row.admin(K6NotifyConfiguration.class, "doCheckProjectId", Kind.CHECKS),
            Row.admin(K6NotifyConfiguration.class, "doCheckAllowedHosts", Kind.CHECKS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doCheckName", Kind.CHECKS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doCheckCredentialsId", Kind.CHECKS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doFillCredentialsIdItems", Kind.LISTS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doCheckMention", Kind.CHECKS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doPreview", Kind.ANSWERS),
            Row.admin(SlackChannel.DescriptorImpl.class, "doTestHook", Kind.ACTS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doCheckName", Kind.CHECKS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doCheckCredentialsId", Kind.CHECKS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doFillCredentialsIdItems", Kind.LISTS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doCheckRecipients", Kind.CHECKS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doCheckSubject", Kind.CHECKS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doCheckTemplate", Kind.CHECKS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doPreview", Kind.ANSWERS),
            Row.admin(EmailChannel.DescriptorImpl.class, "doTestHook", Kind.ANSWERS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doCheckName", Kind.CHECKS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doCheckCredentialsId", Kind.CHECKS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doFillCredentialsIdItems", Kind.LISTS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doCheckChannel", Kind.CHECKS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doCheckMention", Kind.CHECKS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doPreview", Kind.ANSWERS),
            Row.admin(SlackAppChannel.DescriptorImpl.class, "doTestHook", Kind.ANSWERS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doCheckName", Kind.CHECKS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doCheckCredentialsId", Kind.CHECKS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doFillCredentialsIdItems", Kind.LISTS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doCheckMention", Kind.CHECKS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doPreview", Kind.ANSWERS),
            Row.admin(TeamsChannel.DescriptorImpl.class, "doTestHook", Kind.ACTS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckName", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckCredentialsId", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doFillCredentialsIdItems", Kind.LISTS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckSigningCredentialsId", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doFillSigningCredentialsIdItems", Kind.LISTS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckTemplate", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckAuthorizationCredentialsId", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doFillAuthorizationCredentialsIdItems", Kind.LISTS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doCheckAuthorizationHeader", Kind.CHECKS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doPreview", Kind.ANSWERS),
            Row.admin(WebhookChannel.DescriptorImpl.class, "doTestHook", Kind.ACTS));

    private static final Row RUNS = new Row(
            new WebMethod(K6RunsPage.class, "getApi"),
            Kind.SHOWS,
            "job/perf/1/k6/",
            Set.of(Who.ITEM_READ, Who.ITEM_CONFIGURE, Who.OVERALL_MANAGE, Who.SYSTEM_READ, Who.ADMINISTER));

    private static final Row SUMMARIES = new Row(
            new WebMethod(K6RunsPage.class, "doSummaries"),
            Kind.SERVES,
            "job/perf/1/k6/",
            Set.of(Who.ITEM_READ, Who.ITEM_CONFIGURE, Who.OVERALL_MANAGE, Who.SYSTEM_READ, Who.ADMINISTER));

    private static final List<Row> OF_LINK = Stream.of("doRedeliver", "doRedeliverFailed", "doTestHook")
            .map(name -> new Row(
                    new WebMethod(K6NotificationsLink.class, name), Kind.REDIRECTS, LINK, Set.of(Who.ADMINISTER)))
            .toList();

    /** For a message to a channel of the admin; {@code RedeliverButtonTest} tests messages to the addresses of jobs. */
    private static final Row REDELIVER = new Row(
            new WebMethod(K6RunsPage.class, "doRedeliver"), Kind.ACTS, "job/perf/1/k6/", Set.of(Who.ADMINISTER));

    /** {@code PinButtonTest} tests users who may update builds. */
    private static final List<Row> PINS = Stream.of("doPin", "doUnpin")
            .map(name -> new Row(
                    new WebMethod(K6RunsPage.class, name), Kind.ANSWERS, "job/perf/1/k6/", Set.of(Who.ADMINISTER)))
            .toList();

    private static final List<Row> TABLE = Stream.concat(
                    Stream.of(
                                    OF_ADMINS,
                                    OF_LINK,
                                    PINS,
                                    List.of(RUNS, SUMMARIES, REDELIVER),
                                    Row.ofGate().toList())
                            .flatMap(List::stream),
                    Stream.of(
                                    K6NotifyPublisher.DescriptorImpl.class,
                                    K6NotifyStep.DescriptorImpl.class,
                                    K6NotifyRunStep.DescriptorImpl.class)
                            .flatMap(Row::ofJob))
            .toList();

    /** The parameters of all methods. The value is invalid for each of the checks. */
    private static final String PARAMETERS =
            "value=../-1/%7B%25&credentialsId=the-url&signingCredentialsId=&otherNames=../-1/%7B%25&allowHttp=true"
                    + "&fields=%7B%22credentialsId%22:%22the-url%22,%22allowHttp%22:true%7D"
                    + "&slackCredentialsId=own-url&webhookCredentialsId=own-url"
                    + "&message=00000000-0000-0001-0000-000000000002&channel=&since=2026-01-01T00:00:00Z&place=";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Who, String> authorization = new EnumMap<>(Who.class);
    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private String message;

    @BeforeEach
    void users(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Credentials.system("the-url", receiver.url("/SECRET"));
        Credentials.system("another", "https://example.com/OTHER");
        Credentials.global("own-url", receiver.url("/SECRET"));
        Credentials.global("own-other", "https://example.com/OTHER");
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
        K6NotifyConfiguration.get().setChannels(List.of(Events.webhook("alerts", "the-url")));
        Run<?, ?> build = r.buildAndAssertSuccess(r.createFreeStyleProject("perf"));
        Runs.reporter(build, "alerts").finished(Runs.SOURCE, Runs.passed());
        message = Events.deliveries(build).get(0).id().toString();
        Path summaries = build.getRootDir().toPath().resolve("k6-summaries");
        Files.writeString(Files.createDirectory(summaries).resolve("summary-1.json"), "{}");
        receiver.take();
        Jenkins.MANAGE.setEnabled(true);
        Jenkins.SYSTEM_READ.setEnabled(true);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(Who.OVERALL_READ.name())
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(Who.ITEM_READ.name())
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ, Item.CONFIGURE)
                .everywhere()
                .to(Who.ITEM_CONFIGURE.name())
                .grant(Jenkins.READ, Item.READ, Jenkins.MANAGE)
                .everywhere()
                .to(Who.OVERALL_MANAGE.name())
                .grant(Jenkins.READ, Item.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to(Who.SYSTEM_READ.name())
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(Who.ADMINISTER.name()));
        for (Who who : EnumSet.complementOf(EnumSet.of(Who.ANONYMOUS))) {
            String token = User.getOrCreateByIdOrFullName(who.name())
                    .getProperty(ApiTokenProperty.class)
                    .generateNewToken("test")
                    .plainValue;
            byte[] pair = (who + ":" + token).getBytes(StandardCharsets.UTF_8);
            authorization.put(who, "Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    private HttpResponse<String> call(Who who, String verb, Row row) throws Exception {
        boolean get = verb.equals("GET");
        String parameters = PARAMETERS + "&delivery=" + message;
        URI url = r.getURL().toURI().resolve(path(row) + (get ? "?" + parameters : ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(verb, get ? BodyPublishers.noBody() : BodyPublishers.ofString(parameters));
        if (who != Who.ANONYMOUS) {
            request.header("Authorization", authorization.get(who));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String path(Row row) {
        Class<?> type = row.method().type();
        if (!Descriptor.class.isAssignableFrom(type)) {
            return row.at()
                    + row.method().path()
                    + switch (row.kind()) {
                        case SHOWS -> "/json";
                        case SERVES -> "/summary-1.json";
                        default -> "";
                    };
        }
        String id =
                r.jenkins.getDescriptorByType(type.asSubclass(Descriptor.class)).getId();
        return row.at() + "descriptorByName/" + id + "/" + row.method().path();
    }

    @Test
    void everyWebMethodIsInTable() throws Exception {
        try (JenkinsRule.WebClient wc = r.createWebClient().login(Who.ADMINISTER.name())) {
            // Jenkins evaluates its rules for Stapler only while it serves a request.
            assertThat(wc.executeOnServer(() -> WebMethod.all(r.jenkins)))
                    .containsExactlyInAnyOrderElementsOf(
                            TABLE.stream().map(Row::method).toList());
            assertThat(wc.executeOnServer(
                            () -> WebMethod.of(Page.class, r.jenkins).toList()))
                    .extracting(WebMethod::name)
                    .containsExactlyInAnyOrder("doSend", "getPart");
        }
    }

    /** An example of methods that are missing in the table. */
    public static final class Page extends InvisibleAction {

        public void doSend() {}

        public Page getPart() {
            return this;
        }

        public String getWords() {
            return "";
        }
    }

    @Test
    void getDoesNothing() throws Exception {
        for (Who who : Who.values()) {
            for (Row row : TABLE) {
                int status = call(who, "GET", row).statusCode();
                if (EnumSet.of(Kind.SHOWS, Kind.SERVES).contains(row.kind()) && row.isAllowed(who)) {
                    assertThat(status).as("%s GET %s", who, row).isEqualTo(200);
                } else {
                    assertThat(status).as("%s GET %s", who, row).isIn(403, 404, 405);
                }
            }
        }
        assertThat(receiver.count()).isZero();
    }

    @Test
    void postAnswersAllowedUsersOnly() throws Exception {
        for (Who who : Who.values()) {
            for (Row row : TABLE) {
                HttpResponse<String> answer = call(who, "POST", row);
                assertThat(answer.body()).as("%s POST %s", who, row).doesNotContain("SECRET", "OTHER");
                if (row.kind() == Kind.SERVES) {
                    assertThat(answer.statusCode()).as("%s POST %s", who, row).isIn(403, 404, 405);
                } else if (row.isAllowed(who)) {
                    assertAnswered(answer, who, row);
                } else {
                    assertRefused(answer, who, row);
                }
            }
        }
        int acting = TABLE.stream()
                .filter(row -> row.kind() == Kind.ACTS)
                .mapToInt(row -> row.allowed().size())
                .sum();
        receiver.awaitCount(acting);
        assertThat(receiver.count()).isEqualTo(acting);
    }

    private static void assertAnswered(HttpResponse<String> answer, Who who, Row row) {
        if (row.kind() == Kind.REDIRECTS) {
            assertThat(answer.statusCode()).as("%s POST %s", who, row).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as("%s POST %s", who, row)
                    .contains(LINK + "?result=");
            return;
        }
        assertThat(answer.statusCode()).as("%s POST %s", who, row).isEqualTo(200);
        if (row.kind() == Kind.LISTS) {
            assertThat(answer.body()).as("%s POST %s", who, row).contains("own-url", "own-other");
            // A job cannot use credentials of scope System.
            assertThat(answer.body().contains("another")).isNotEqualTo(row.isOfJob());
        } else if (row.kind() == Kind.CHECKS) {
            assertThat(answer.body()).as("%s POST %s", who, row).contains("error");
        }
    }

    private static void assertRefused(HttpResponse<String> answer, Who who, Row row) {
        assertThat(answer.body()).as("%s POST %s", who, row).doesNotContain("another", "own-other", "words about");
        boolean seesNoJob = row.isOfJob() && who == Who.OVERALL_READ;
        boolean forOthers403 =
                EnumSet.of(Kind.ACTS, Kind.ANSWERS, Kind.REDIRECTS, Kind.SHOWS).contains(row.kind());
        if (who == Who.ANONYMOUS || seesNoJob || forOthers403) {
            assertThat(answer.statusCode()).as("%s POST %s", who, row).isIn(403, 404);
        } else {
            assertThat(answer.statusCode()).as("%s POST %s", who, row).isEqualTo(200);
        }
        if (who != Who.ANONYMOUS && !seesNoJob && row.kind() == Kind.CHECKS) {
            assertThat(answer.body()).as("%s POST %s", who, row).isEqualTo("<div/>");
        }
    }
}
