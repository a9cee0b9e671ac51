package io.jenkins.plugins.k6notify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.k6notify.channel.SlackChannel;
import io.jenkins.plugins.k6notify.channel.TestHook;
import io.jenkins.plugins.k6notify.support.InJenkins;
import io.jenkins.plugins.k6notify.support.jenkins.BasicAuthProxy;
import io.jenkins.plugins.k6notify.support.jenkins.Credentials;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver;
import io.jenkins.plugins.k6notify.support.jenkins.Receiver.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tests the proxy of Manage Jenkins &gt; System. */
@InJenkins
@WithJenkins
class ProxyTest {

    private static final String PATH = "/services/T0/B0/SECRETPATH";
    private static final String PASSWORD = "a-password-of-enough-length";

    private JenkinsRule r;

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        r = rule;
    }

    private static TestHook.Result testHook() throws Exception {
        SlackChannel channel = new SlackChannel("", "url");
        channel.setAllowHttp(true);
        return channel.test();
    }

    private void proxy(int port, String user, String password) {
        r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", port, user, password, null));
    }

    @Test
    void changedProxyIsUsed() throws Exception {
        try (Receiver proxy = Receiver.answering(200, "from the proxy");
                Receiver receiver = Receiver.answering(200, "ok")) {
            Credentials.system("url", "http://k6-notify.invalid" + PATH);
            assertThat(testHook().delivered()).isFalse();

            r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port()));
            assertThat(testHook().delivered()).isTrue();
            assertThat(proxy.take().path()).isEqualTo(PATH);

            r.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", receiver.port()));
            assertThat(testHook().delivered()).isTrue();
            assertThat(receiver.count()).isEqualTo(1);

            r.jenkins.setProxy(null);
            assertThat(testHook().delivered()).isFalse();
        }
    }

    @Test
    void changedProxyCredentialsAreUsed() throws Exception {
        try (BasicAuthProxy proxy = new BasicAuthProxy("jenkins", PASSWORD);
                Receiver receiver = Receiver.answering(200, "ok")) {
            // Localhost is never accessed through a proxy.
            Credentials.system("url", "http://k6-notify.invalid:" + receiver.port() + PATH);

            proxy(proxy.port(), null, null);
            assertRefusedByProxy(testHook());
            proxy(proxy.port(), "jenkins", "not " + PASSWORD);
            assertRefusedByProxy(testHook());
            assertThat(receiver.count()).isZero();

            proxy(proxy.port(), "jenkins", PASSWORD);
            assertThat(testHook().delivered()).isTrue();
            Received request = receiver.take();
            assertThat(request.path()).isEqualTo(PATH);
            assertThat(request.headers().toString()).doesNotContain("Proxy-", "Basic");
            assertThat(proxy.passed()).hasSize(1);

            proxy(proxy.port(), "somebody", PASSWORD);
            assertRefusedByProxy(testHook());
        }
    }

    /**
     * By default, Java sends a password to a proxy for a tunnel only if jdk.http.auth.tunneling.disabledSchemes permits
     * it.
     */
    @Test
    void refusedTunnelIsReportedWithReason() throws Exception {
        try (BasicAuthProxy proxy = new BasicAuthProxy("jenkins", PASSWORD)) {
            Credentials.system("url", "https://k6-notify.invalid" + PATH);
            proxy(proxy.port(), "jenkins", PASSWORD);
            TestHook.Result answer = testHook();
            assertRefusedByProxy(answer);
            assertThat(answer.text()).contains("-Djdk.http.auth.tunneling.disabledSchemes=");
            assertThat(proxy.passed()).isEmpty();
        }
    }

    private static void assertRefusedByProxy(TestHook.Result answer) {
        assertThat(answer.delivered()).isFalse();
        assertThat(answer.text()).contains("407", "proxy").doesNotContain("SECRETPATH", PASSWORD);
    }
}
