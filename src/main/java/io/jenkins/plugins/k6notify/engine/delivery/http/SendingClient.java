package io.jenkins.plugins.k6notify.engine.delivery.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP client of the JDK as {@link HttpSender} needs it: it connects within 10 s, follows no redirect, and hands over
 * each response, whatever its status. Immutable and safe for use by several threads.
 *
 * <p>With an authenticator, as Jenkins' client has one behind a proxy that wants a password, the JDK's client would not
 * hand over a 401 of the receiver or a 407 of the proxy for which there is no other password: it throws an exception that
 * does not tell the two apart, a 407 after several requests. So this client has no authenticator. What that of the builder
 * knows about the proxy goes along with each request, in a header that the JDK sends to proxies alone.
 */
public final class SendingClient {

    /** How long connecting may take (docs/design.md §8). */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final HttpClient client;

    @CheckForNull
    private final Authenticator authenticator;

    private SendingClient(HttpClient client, @CheckForNull Authenticator authenticator) {
        this.client = client;
        this.authenticator = authenticator;
    }

    /** @param builder has the proxy, the user and the password for it, and whom to trust */
    public static SendingClient of(HttpClient.Builder builder) {
        HttpClient client = build(builder);
        if (client.authenticator().isEmpty()) {
            return new SendingClient(client, null);
        }
        HttpClient.Builder other =
                HttpClient.newBuilder().sslContext(client.sslContext()).sslParameters(client.sslParameters());
        client.proxy().ifPresent(other::proxy);
        client.executor().ifPresent(other::executor);
        return new SendingClient(build(other), client.authenticator().get());
    }

    private static HttpClient build(HttpClient.Builder builder) {
        return builder.connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpClient client() {
        return client;
    }

    /** The proxy that requests to this URL go through. The JDK takes the first of the list, and none that is not HTTP. */
    Optional<InetSocketAddress> proxy(URI uri) {
        ProxySelector selector = client.proxy().orElseGet(ProxySelector::getDefault);
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        return proxies.stream()
                .limit(1)
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .findFirst();
    }

    /** The value of the header {@code Proxy-Authorization}, where the proxy of this URL has a user and a password. */
    Optional<String> proxyAuthorization(URI uri) {
        Authenticator knowing = authenticator;
        return knowing == null
                ? Optional.empty()
                : proxy(uri).map(proxy -> passwordFor(knowing, proxy)).map(SendingClient::basic);
    }

    @CheckForNull
    private static PasswordAuthentication passwordFor(Authenticator authenticator, InetSocketAddress proxy) {
        return authenticator.requestPasswordAuthenticationInstance(
                proxy.getHostString(),
                null,
                proxy.getPort(),
                "http",
                null,
                "Basic",
                null,
                Authenticator.RequestorType.PROXY);
    }

    /** In Latin-1 as the JDK does it, or in UTF-8 where that has not all the characters. */
    private static String basic(PasswordAuthentication user) {
        String text = user.getUserName() + ':' + new String(user.getPassword());
        Charset charset = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
