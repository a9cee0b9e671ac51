package io.jenkins.plugins.k6notify.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Computer;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.config.K6NotifyConfiguration;
import io.jenkins.plugins.k6notify.delivery.OutboxService;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.history.DeliveryHistory;
import io.jenkins.plugins.k6notify.engine.delivery.service.Redelivery;
import io.jenkins.plugins.k6notify.engine.event.NotifyOn;
import io.jenkins.plugins.k6notify.form.JobCredentials;
import io.jenkins.plugins.k6notify.report.RunReporter;
import io.jenkins.plugins.k6notify.report.subscription.NotificationSettings;
import io.jenkins.plugins.k6notify.report.subscription.Subscription;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Events;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Runs;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests that jobs get the same credentials as {@code withCredentials} in the same build. */
@InJenkins
@WithJenkins
class CredentialsOfBuildsTest {

    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = Receiver.answering(200, "ok");
    }

    private void users(JenkinsRule r) {
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Computer.BUILD, Item.READ, Item.CONFIGURE, CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("alice")
                .grant(Jenkins.READ, Computer.BUILD, Item.READ)
                .everywhere()
                .to("bob"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("as-alice", User.getById("alice", true).impersonate2())
                        .authenticate("as-bob", User.getById("bob", true).impersonate2()));
        K6NotifyConfiguration.get().setAllowedHosts("127.0.0.1");
    }

    private static void report(Run<?, ?> build, String webhook) {
        Subscription own = new Subscription(
                "own", new NotificationSettings(List.of(), NotifyOn.ALL, null, null, webhook, null, null, false));
        new RunReporter(build, own).finished(Runs.SOURCE, Runs.passed());
    }

    private static String answer(Run<?, ?> build) {
        return Events.deliveries(build).get(0).attempts().get(0).text();
    }

    /** The credential that a script of the build would get. */
    private static StringCredentials withCredentials(Run<?, ?> build, String id) {
        return CredentialsProvider.findCredentialById(id, StringCredentials.class, build);
    }

    @Test
    void buildUsesCredentialWithPermissionOfItsUser(JenkinsRule r) throws Exception {
        users(r);
        Credentials.global("own-url", receiver.url("/own"));
        FreeStyleProject may = r.createFreeStyleProject("as-alice");
        FreeStyleProject mayNot = r.createFreeStyleProject("as-bob");
        FreeStyleBuild allowed = r.buildAndAssertSuccess(may);
        FreeStyleBuild refused = r.buildAndAssertSuccess(mayNot);
        assertThat(withCredentials(allowed, "own-url")).isNotNull();
        assertThat(withCredentials(refused, "own-url")).isNull();

        report(allowed, "own-url");
        report(refused, "own-url");

        assertThat(answer(refused)).contains("the Secret text credential \"own-url\"");
        assertThat(answer(allowed)).contains("200");
        assertThat(receiver.count()).isEqualTo(1);
        assertThat(new JobCredentials(may).check("own-url").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(new JobCredentials(mayNot).check("own-url").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(new JobCredentials(may).choices(""))
                .extracting(one -> one.value)
                .contains("own-url");
        assertThat(new JobCredentials(mayNot).choices(""))
                .extracting(one -> one.value)
                .doesNotContain("own-url");
    }

    @Test
    void deletedBuildUsesCredentialsOfJob(JenkinsRule r) throws Exception {
        users(r);
        Credentials.global("own-url", receiver.url("/own"));
        FreeStyleBuild allowed = r.buildAndAssertSuccess(r.createFreeStyleProject("as-alice"));
        FreeStyleBuild refused = r.buildAndAssertSuccess(r.createFreeStyleProject("as-bob"));
        report(allowed, "own-url");
        report(refused, "own-url");
        assertThat(answer(allowed)).contains("200");
        assertThat(answer(refused)).contains("own-url");
        UUID first = Events.deliveries(allowed).get(0).id();
        UUID second = Events.deliveries(refused).get(0).id();
        allowed.delete();
        refused.delete();

        assertThat(again(first)).contains("200");
        assertThat(again(second)).contains("the Secret text credential \"own-url\"");
        assertThat(receiver.count()).isEqualTo(2);
    }

    @Test
    void parameterSelectsCredential(JenkinsRule r) throws Exception {
        users(r);
        Credentials.global("hook", receiver.url("/another"));
        Credentials.global("chosen", receiver.url("/chosen"));
        FreeStyleProject project = r.createFreeStyleProject("load");
        project.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("hook", "", "", StringCredentials.class.getName(), false)));
        FreeStyleBuild build = project.scheduleBuild2(
                        0,
                        new CauseAction(new Cause.UserIdCause("alice")),
                        new ParametersAction(new CredentialsParameterValue("hook", "chosen", "")))
                .get();

        report(build, "hook");

        assertThat(answer(build)).contains("200");
        assertThat(receiver.take().path()).isEqualTo("/chosen");
        UUID message = Events.deliveries(build).get(0).id();
        build.delete();
        assertThat(again(message))
                .as("the value of the parameter is deleted with the build")
                .contains("the Secret text credential \"${hook}\"");
        assertThat(receiver.count()).isZero();
    }

    @Test
    void credentialOfOtherKindHidesSameId(JenkinsRule r) throws Exception {
        users(r);
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "own-url", "", "user", "password"));
        Credentials.global("own-url", receiver.url("/own"));
        FreeStyleBuild build = r.buildAndAssertSuccess(r.createFreeStyleProject("load"));

        report(build, "own-url");

        assertThat(answer(build)).contains("the Secret text credential \"own-url\"");
    }

    /** Redelivers a message, and returns the text of its last attempt. */
    private static String again(UUID message) throws IOException {
        await().untilAsserted(() ->
                assertThat(OutboxService.get().redeliver(message)).isInstanceOf(Redelivery.Submitted.class));
        await().until(() ->
                newest(message).redelivery() == 1 && !newest(message).isWaiting());
        return newest(message).lastAttempt().orElseThrow().text();
    }

    private static Delivery newest(UUID message) throws IOException {
        return OutboxService.get()
                .history()
                .deliveries(row -> row.message().equals(message), DeliveryHistory.NEWEST, 10)
                .get(0);
    }
}
