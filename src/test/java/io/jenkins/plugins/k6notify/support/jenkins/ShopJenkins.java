package io.jenkins.plugins.k6notify.support.jenkins;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ProxyConfiguration;
import hudson.model.AdministrativeMonitor;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import hudson.slaves.DumbSlave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.slaves.EnvironmentVariablesNodeProperty.Entry;
import hudson.util.Secret;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.engine.event.Baseline;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.engine.gate.Criticality;
import io.jenkins.plugins.k6notify.engine.gate.QualityGate;
import io.jenkins.plugins.k6notify.engine.run.Banner;
import io.jenkins.plugins.k6notify.engine.run.Execution;
import io.jenkins.plugins.k6notify.engine.run.K6Result;
import io.jenkins.plugins.k6notify.engine.run.K6Run;
import io.jenkins.plugins.k6notify.engine.run.K6Status;
import io.jenkins.plugins.k6notify.engine.run.Outcome;
import io.jenkins.plugins.k6notify.engine.summary.K6Summary;
import io.jenkins.plugins.k6notify.engine.summary.Threshold;
import io.jenkins.plugins.k6notify.folder.K6NotifyFolderProperty;
import io.jenkins.plugins.k6notify.freestyle.K6NotifyPublisher;
import io.jenkins.plugins.k6notify.manage.DeliveryMonitor;
import io.jenkins.plugins.k6notify.record.PinnedRun;
import io.jenkins.plugins.k6notify.record.PinnedRuns;
import io.jenkins.plugins.k6notify.record.RunRecord;
import io.jenkins.plugins.k6notify.record.RunSource;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins of a web shop with k6 tests, for the pictures of the documentation. */
public final class ShopJenkins {

    public static final String HOST_OF_SLACK = "hooks.slack.com";
    public static final String HOST_OF_DASHBOARD = "dashboard.example.com";
    public static final String PERF = HOST_OF_SLACK + "/services/T024BE7LD/B024BE7LH/perf";
    public static final String OPS = HOST_OF_SLACK + "/services/T024BE7LD/B024BE7LJ/ops";
    public static final String DASHBOARD = HOST_OF_DASHBOARD + "/hooks/k6";
    public static final String SIGNING_SECRET = "whsec_c2lnbmluZyBzZWNyZXQgb2YgcGljdHVyZXM=";
    public static final String USER = "ada";

    private static final String PIPELINE = """
        node('k6') {
            writeFile file: 'checkout.js', text: ''
            writeFile file: 'search.js', text: ''
            writeFile file: 'plays', text: '%s'
            k6Notify(channels: ['perf', 'ops', 'dashboard']) {
                parallel(
                    checkout: { sh 'k6 run checkout.js' },
                    search: { sh 'k6 run search.js' })
            }
        }
        """;

    private static final String DISTRIBUTED = """
        node('k6') {
            writeFile file: 'checkout.js', text: ''
            k6Notify(channels: ['perf'], instances: 4) {
                parallel(
                    eu: { sh 'k6 run checkout.js' },
                    us: { sh 'k6 run checkout.js' },
                    asia: { sh 'k6 run checkout.js' })
            }
        }
        """;

    /** The night whose run is pinned, and by how much a run may be slower. */
    private static final int PINNED = 41;

    private static final List<QualityGate> GATES = List.of(
            new QualityGate("thresholds", null, null, null, Criticality.FAILURE),
            new QualityGate(null, "p(95)", null, "+3%", Criticality.UNSTABLE),
            new QualityGate(null, "error rate", 1.0, null, Criticality.FAILURE));

    private final JenkinsRule r;
    private final Path folder;

    public ShopJenkins(JenkinsRule r, Path folder) {
        this.r = r;
        this.folder = folder;
    }

    public ShopJenkins configured(int proxyPort) throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://jenkins.example.com/");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        FullControlOnceLoggedInAuthorizationStrategy authorization = new FullControlOnceLoggedInAuthorizationStrategy();
        authorization.setAllowAnonymousRead(false);
        r.jenkins.setAuthorizationStrategy(authorization);
        User.getById(USER, true).setFullName("Ada");
        for (AdministrativeMonitor monitor : AdministrativeMonitor.all()) {
            monitor.disable(!(monitor instanceof DeliveryMonitor));
        }
        r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxyPort));
        secret("slack-perf", "Slack, #perf", "https://" + PERF);
        secret("slack-ops", "Slack, #ops", "https://" + OPS);
        secret("dashboard", "Dashboard", "https://" + DASHBOARD);
        secret("dashboard-signing", "Dashboard, signing secret", SIGNING_SECRET);
        SlackChannel perf = new SlackChannel("perf", "slack-perf");
        perf.setMention("<!here>");
        WebhookChannel dashboard = new WebhookChannel("dashboard", "dashboard");
        dashboard.setSigningCredentialsId("dashboard-signing");
        K6NotifyConfiguration.get().setChannels(List.of(perf, new SlackChannel("ops", "slack-ops"), dashboard));
        agent();
        return this;
    }

    private static void secret(String id, String words, String secret) throws IOException {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, words, Secret.fromString(secret)));
        store.save();
    }

    /** An agent with a k6 that plays recordings at their original speed. */
    private void agent() throws Exception {
        List<Entry> variables = new ArrayList<>(List.of(new Entry("K6_PACE", "yes")));
        InstalledK6.in(folder).variables().forEach((name, value) -> variables.add(new Entry(name, value)));
        DumbSlave agent = r.createSlave("load-1", "k6", null);
        agent.setNumExecutors(2);
        agent.getNodeProperties().add(new EnvironmentVariablesNodeProperty(variables));
        r.waitOnline(agent);
    }

    public WorkflowJob job() throws Exception {
        return r.createProject(WorkflowJob.class, "shop-load-tests");
    }

    /** @param plays the recordings of the scripts, {@code checkout.js is v2.2.0/thresholds-fail} */
    public WorkflowRun build(WorkflowJob job, String plays) throws Exception {
        job.setDefinition(new CpsFlowDefinition(PIPELINE.formatted(plays), true));
        return job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(USER)))
                .get();
    }

    /**
     * A job with a run in each of its 50 builds. The numbers are generated, because there are no recordings of 50
     * nights.
     */
    public FreeStyleProject nights() throws Exception {
        FreeStyleProject job = r.createFreeStyleProject("checkout-nightly");
        K6NotifyPublisher publisher = new K6NotifyPublisher();
        publisher.setChannels(List.of("perf", "dashboard"));
        job.getPublishersList().add(publisher);
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(50, ChronoUnit.DAYS);
        NotificationSettings settings = new NotificationSettings(
                List.of(),
                NotifyOn.ALL,
                "checkout",
                null,
                null,
                null,
                null,
                false,
                Baseline.PINNED,
                false,
                null,
                false,
                null,
                null,
                GATES);
        for (int night = 0; night < 50; night++) {
            Run<?, ?> build = Runs.build(job);
            new RunReporter(build, new Subscription("nightly", settings))
                    .finished(new RunSource("nightly", "", null), run(night, first.plus(night, ChronoUnit.DAYS)));
            if (night == PINNED) {
                RunRecord pinned = Events.runs(build).get(0);
                PinnedRuns.of(job).pin(pinned.test(), PinnedRun.of(pinned, build.getNumber(), first, USER));
            }
        }
        return job;
    }

    /** A build with a test on three machines, the fourth of which never starts. */
    public WorkflowRun distributed() throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, "shop-everywhere");
        job.setDefinition(new CpsFlowDefinition(DISTRIBUTED, true));
        return job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(USER)))
                .get();
    }

    /** A folder with a channel of its own. */
    public Folder team() throws Exception {
        Folder team = r.createProject(Folder.class, "team-checkout");
        K6NotifyFolderProperty property = new K6NotifyFolderProperty();
        SlackChannel channel = new SlackChannel("perf", "slack-perf");
        channel.setMention("<!here>");
        property.setChannels(List.of(channel));
        team.addProperty(property);
        return team;
    }

    private static K6Run run(int night, Instant start) {
        Banner banner = new Banner(Execution.LOCAL, "checkout.js", null, null);
        if (night % 19 == 12) {
            Outcome stopped = new Outcome(K6Status.ABORTED_BY_USER, K6Result.FAILED, Outcome.Kind.STOPPED, null);
            return new K6Run(1, banner, start, start.plusSeconds(40), stopped, null, K6Summary.EMPTY);
        }
        double wave = 430 + 28 * Math.sin(night * 0.7) + 17 * Math.cos(night * 2.3);
        boolean slow = night % 13 == 4;
        double p95 = Math.round(100 * (slow ? wave + 130 : wave)) / 100.0;
        double errors = slow ? 0.011 + 0.004 * (night % 4) : 0.0009 * (night * 7 % 5);
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(new Threshold("http_req_duration", "p(95)<500", p95 < 500, p95 + "ms"));
        thresholds.add(new Threshold("http_req_failed", "rate<0.01", errors < 0.01, errors * 100 + "%"));
        boolean passed = thresholds.stream().allMatch(Threshold::ok);
        return new K6Run(
                1,
                banner,
                start,
                start.plusSeconds(300),
                passed
                        ? new Outcome(K6Status.FINISHED, K6Result.PASSED, Outcome.Kind.PASSED, null)
                        : new Outcome(
                                K6Status.FINISHED, K6Result.FAILED, Outcome.Kind.TEST_FAILED, "Thresholds crossed"),
                passed ? 0 : 99,
                new K6Summary(
                        Map.of("http_req_duration.p(95)", p95, "http_req_failed.rate", errors),
                        thresholds,
                        null,
                        null));
    }
}
