package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class SendingClientTest {

    private static final URI URL = URI.create("https://receiver.example/x");
    private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("proxy.example", 3128);
    private static final Proxy HTTP = new Proxy(Proxy.Type.HTTP, ADDRESS);
    private static final Proxy SOCKS = new Proxy(Proxy.Type.SOCKS, ADDRESS);

    /** An authenticator with a password for the proxy only. */
    private static final class ProxyPassword extends Authenticator {

        private final String user;

        ProxyPassword(String user) {
            this.user = user;
        }

        @Override
        @CheckForNull
        protected PasswordAuthentication getPasswordAuthentication() {
            boolean asked = getRequestorType() == RequestorType.PROXY
                    && getRequestingHost().equals(ADDRESS.getHostString())
                    && getRequestingPort() == ADDRESS.getPort();
            return asked ? new PasswordAuthentication(user, "word".toCharArray()) : null;
        }
    }

    private static ProxySelector selecting(Proxy... proxies) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxies);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError("nothing is sent here");
            }
        };
    }

    private static SendingClient through(Proxy... proxies) {
        return SendingClient.of(HttpClient.newBuilder().proxy(selecting(proxies)));
    }

    private static SendingClient asUser(String user, Proxy... proxies) {
        return SendingClient.of(
                HttpClient.newBuilder().proxy(selecting(proxies)).authenticator(new ProxyPassword(user)));
    }

    @Test
    void setsConnectTimeoutAndFollowsNoRedirects() {
        HttpClient.Builder builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS);

        HttpClient client = SendingClient.of(builder).client();

        assertThat(client.connectTimeout()).contains(Duration.ofSeconds(10));
        assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }

    @Test
    void copiesBuilderWithoutAuthenticator() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, null, null);
        SSLParameters protocols = new SSLParameters(null, new String[] {"TLSv1.3"});
        ProxySelector proxies = selecting(HTTP);
        Executor threads = Runnable::run;

        HttpClient client = SendingClient.of(HttpClient.newBuilder()
                        .authenticator(new ProxyPassword("jenkins"))
                        .sslContext(trusting)
                        .sslParameters(protocols)
                        .proxy(proxies)
                        .executor(threads))
                .client();

        assertThat(client.authenticator()).isEmpty();
        assertThat(client.sslContext()).isSameAs(trusting);
        assertThat(client.sslParameters().getProtocols()).containsExactly("TLSv1.3");
        assertThat(client.proxy()).containsSame(proxies);
        assertThat(client.executor()).containsSame(threads);
        assertThat(client.connectTimeout()).contains(Duration.ofSeconds(10));
        assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }

    @Test
    void usesFirstProxyOfListIfItIsHttp() {
        assertThat(through(HTTP, SOCKS).proxy(URL)).contains(ADDRESS);
        assertThat(through(SOCKS, HTTP).proxy(URL)).isEmpty();
        assertThat(through(Proxy.NO_PROXY, HTTP).proxy(URL)).isEmpty();
        assertThat(through().proxy(URL)).isEmpty();
    }

    @Test
    void usesProxyOfJvmWithoutSelector() {
        ProxySelector before = ProxySelector.getDefault();
        SendingClient client = SendingClient.of(HttpClient.newBuilder());
        try {
            ProxySelector.setDefault(selecting(HTTP));
            assertThat(client.proxy(URL)).contains(ADDRESS);
            ProxySelector.setDefault(null);
            assertThat(client.proxy(URL)).isEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void proxyAuthorizationIsLatin1OrElseUtf8() {
        assertThat(asUser("käufer", HTTP).proxyAuthorization(URL))
                .contains(basic("käufer:word", StandardCharsets.ISO_8859_1));
        assertThat(asUser("€", HTTP).proxyAuthorization(URL)).contains(basic("€:word", StandardCharsets.UTF_8));
    }

    @Test
    void hasNoProxyAuthorizationWithoutProxyOrPassword() {
        assertThat(asUser("jenkins").proxyAuthorization(URL)).isEmpty();
        assertThat(asUser("jenkins", SOCKS).proxyAuthorization(URL)).isEmpty();
        assertThat(through(HTTP).proxyAuthorization(URL)).isEmpty();
        Proxy other = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("other.example", 3128));
        assertThat(asUser("jenkins", other).proxyAuthorization(URL)).isEmpty();
    }

    private static String basic(String text, Charset charset) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
