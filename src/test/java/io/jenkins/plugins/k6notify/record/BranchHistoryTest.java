package io.jenkins.plugins.k6notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCM;
import io.jenkins.plugins.k6notify.channel.WebhookChannel;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.FakeK6;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.branch.BranchProperty;
import jenkins.branch.BranchSource;
import jenkins.branch.DefaultBranchPropertyStrategy;
import jenkins.branch.NoTriggerBranchProperty;
import jenkins.model.Jenkins;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceCriteria;
import jenkins.scm.api.SCMSourceDescriptor;
import jenkins.scm.api.metadata.PrimaryInstanceMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestCheckoutStrategy;
import jenkins.scm.api.mixin.ChangeRequestSCMHead2;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.AbstractWorkflowBranchProjectFactory;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the runs with which those in a branch of a multibranch project are compared. */
@InJenkins
@WithJenkins
class BranchHistoryTest {

    private final Source source = new Source();

    @TempDir
    private Path directory;

    private JenkinsRule r;

    @AutoClose
    private Receiver receiver;

    private WorkflowMultiBranchProject project;

    @BeforeEach
    void project(JenkinsRule rule) throws Exception {
        r = rule;
        receiver = Receiver.answering(200, "ok");
        Credentials.system("the-url", receiver.url("/hook/SECRETPATH"));
        WebhookChannel changes = Events.webhook("changes", "the-url");
        changes.setNotifyOn(List.of("finished.changed"));
        WebhookChannel ends = Events.webhook("ends", "the-url");
        ends.setNotifyOn(List.of("finished"));
        K6NotifyConfiguration.get().setChannels(List.of(ends, changes));

        project = r.createProject(WorkflowMultiBranchProject.class, "shop");
        project.setProjectFactory(new Branches("node { k6Notify(channels: ['ends', 'changes']) { sh 'set +x; . "
                + directory.resolve("run") + "' } }"));
        BranchSource branches = new BranchSource(source);
        branches.setStrategy(new DefaultBranchPropertyStrategy(new BranchProperty[] {new NoTriggerBranchProperty()}));
        project.getSourcesList().add(branches);
    }

    private WorkflowJob branch(SCMHead head) throws Exception {
        source.heads.add(head);
        project.scheduleBuild2(0).getFuture().get();
        return Objects.requireNonNull(project.getItem(head.getName()), head.getName());
    }

    /** The messages about the end of a run: one to the channel for all runs, and one more if the result changed. */
    private List<JsonNode> bodiesOfRun(WorkflowJob branch, String run) throws Exception {
        Files.writeString(directory.resolve("run"), run);
        WorkflowRun build = branch.scheduleBuild2(0).get();
        return Events.bodies(receiver, build);
    }

    private static void assertComparedWith(List<JsonNode> bodies, String job, int build, int result) {
        assertThat(bodies).allSatisfy(body -> {
            assertThat(body.at("/previous/job").asText()).isEqualTo(job);
            assertThat(body.at("/previous/build").asInt()).isEqualTo(build);
            assertThat(body.at("/previous/result").asInt()).isEqualTo(result);
        });
    }

    @Test
    void changeRequestIsComparedWithTargetBranchFirst() throws Exception {
        WorkflowJob main = branch(new SCMHead("main"));
        WorkflowJob release = branch(new SCMHead("release"));
        assertThat(bodiesOfRun(release, FakeK6.PASSES))
                .hasSize(1)
                .allMatch(body -> body.path("previous").isNull());
        bodiesOfRun(main, FakeK6.CROSSES);

        WorkflowJob request = branch(new Request("PR-7", new SCMHead("release")));
        List<JsonNode> first = bodiesOfRun(request, FakeK6.CROSSES);
        assertThat(first).as("passed in the target, failed here").hasSize(2);
        assertComparedWith(first, "shop/release", 1, 0);

        List<JsonNode> second = bodiesOfRun(request, FakeK6.CROSSES);
        assertThat(second).as("failed before, failed now").hasSize(1);
        assertComparedWith(second, "shop/PR-7", 1, 1);

        assertComparedWith(bodiesOfRun(release, FakeK6.PASSES), "shop/release", 1, 0);
    }

    @Test
    void comparisonNeedsPermissionForBothJobs() throws Exception {
        WorkflowJob release = branch(new SCMHead("release"));
        bodiesOfRun(release, FakeK6.PASSES);
        WorkflowJob request = branch(new Request("PR-7", new SCMHead("release")));
        bodiesOfRun(request, FakeK6.CROSSES);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("all", "some")
                .grant(Item.READ)
                .everywhere()
                .to("all")
                .grant(Item.READ)
                .onItems(project, request)
                .to("some"));

        String compared = "Compared with the run in shop/release #1 (Passed)";
        try (JenkinsRule.WebClient wc = r.createWebClient().login("all")) {
            for (String path : List.of("k6/", "k6/live")) {
                HtmlPage page = wc.getPage(request.getLastBuild(), path);
                assertThat(page.asNormalizedText()).as(path).contains("+48 %");
                HtmlPage before = page.getAnchorByText(compared).click();
                assertThat(before.getUrl().getPath()).as(path).endsWith("/job/shop/job/release/1/k6/");
                assertThat(before.asNormalizedText()).contains("21.35 ms");
            }
        }
        try (JenkinsRule.WebClient wc = r.createWebClient().login("some")) {
            assertThat(wc.getPage(request.getLastBuild(), "k6/").asNormalizedText())
                    .contains("31.61 ms")
                    .doesNotContain("release", "+48 %", "21.35 ms");
        }
    }

    @Test
    void branchIsComparedWithPrimaryBranch() throws Exception {
        WorkflowJob main = branch(new SCMHead("main"));
        bodiesOfRun(main, FakeK6.PASSES);
        bodiesOfRun(main, FakeK6.PASSES);

        assertComparedWith(bodiesOfRun(branch(new SCMHead("feature/fast")), FakeK6.PASSES), "shop/main", 2, 0);
    }

    @Test
    void changeRequestWithoutBuiltTargetHasNoHistory() throws Exception {
        bodiesOfRun(branch(new SCMHead("main")), FakeK6.PASSES);
        WorkflowJob request = branch(new Request("PR-8", new SCMHead("elsewhere")));
        assertThat(bodiesOfRun(request, FakeK6.PASSES))
                .hasSize(1)
                .allMatch(body -> body.path("previous").isNull());
    }

    /** Empty branches, the first of which is the primary one. */
    public static final class Source extends SCMSource {

        private final List<SCMHead> heads = new ArrayList<>();

        @Override
        protected void retrieve(
                @CheckForNull SCMSourceCriteria criteria,
                @NonNull SCMHeadObserver observer,
                @CheckForNull SCMHeadEvent<?> event,
                @NonNull TaskListener listener)
                throws InterruptedException, java.io.IOException {
            for (SCMHead head : heads) {
                observer.observe(head, new Revision(head));
            }
        }

        @NonNull
        @Override
        protected List<Action> retrieveActions(
                @NonNull SCMHead head, @CheckForNull SCMHeadEvent event, @NonNull TaskListener listener) {
            return head.equals(heads.get(0)) ? List.of(new PrimaryInstanceMetadataAction()) : List.of();
        }

        @NonNull
        @Override
        public SCM build(@NonNull SCMHead head, @CheckForNull SCMRevision revision) {
            return new NullSCM();
        }

        @TestExtension
        public static final class DescriptorImpl extends SCMSourceDescriptor {}
    }

    /** A change request. */
    public static final class Request extends SCMHead implements ChangeRequestSCMHead2 {

        private static final long serialVersionUID = 1L;

        private final SCMHead target;

        Request(String name, SCMHead target) {
            super(name);
            this.target = target;
        }

        @NonNull
        @Override
        public ChangeRequestCheckoutStrategy getCheckoutStrategy() {
            return ChangeRequestCheckoutStrategy.HEAD;
        }

        @NonNull
        @Override
        public String getOriginName() {
            return getName();
        }

        @NonNull
        @Override
        public String getId() {
            return getName();
        }

        @NonNull
        @Override
        public SCMHead getTarget() {
            return target;
        }
    }

    /** The revision of each branch. */
    public static final class Revision extends SCMRevision {

        private static final long serialVersionUID = 1L;

        Revision(SCMHead head) {
            super(head);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Revision revision && revision.getHead().equals(getHead());
        }

        @Override
        public int hashCode() {
            return getHead().hashCode();
        }
    }

    /** All branches run one script. */
    public static final class Branches extends AbstractWorkflowBranchProjectFactory {

        private final String script;

        Branches(String script) {
            this.script = script;
        }

        @Override
        protected FlowDefinition createDefinition() {
            try {
                return new CpsFlowDefinition(script, true);
            } catch (hudson.model.Descriptor.FormException e) {
                throw new IllegalStateException(e);
            }
        }

        @CheckForNull
        @Override
        protected SCMSourceCriteria getSCMSourceCriteria(SCMSource source) {
            return null;
        }

        @TestExtension
        public static final class DescriptorImpl extends AbstractWorkflowBranchProjectFactoryDescriptor {}
    }
}
