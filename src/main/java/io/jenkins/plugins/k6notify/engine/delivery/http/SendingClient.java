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
 * The HTTP client of the JDK, configured for {@link HttpSender}: connects within 10 s, follows no redirects, and
 * returns every response, whatever its status. Immutable and safe for use by several threads.
 *
 * <p>Has no authenticator, although the client of Jenkins has one behind a proxy that requires a password. With an
 * authenticator, the JDK's client throws an exception instead of returning a 401 of the receiver or a 407 of the proxy
 * without another password; the exception does not distinguish the two, and a 407 takes several requests. Instead, each
 * request carries the credentials for the proxy from the authenticator of the builder, in a header that the JDK sends
 * only to proxies.
 *
 * @param client a client that {@link #of} configured
 * @param authenticator the credentials for the proxy; empty for a proxy without authentication
 */
public record SendingClient(HttpClient client, Optional<Authenticator> authenticator) {

    /** The time limit of connecting (docs/design.md §8). */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** @param builder a builder with the proxy, the authenticator for it, and the trusted certificates */
    public static SendingClient of(HttpClient.Builder builder) {
        HttpClient client = build(builder);
        Optional<Authenticator> authenticator = client.authenticator();
        if (authenticator.isEmpty()) {
            return new SendingClient(client, authenticator);
        }
        HttpClient.Builder other =
                HttpClient.newBuilder().sslContext(client.sslContext()).sslParameters(client.sslParameters());
        client.proxy().ifPresent(other::proxy);
        client.executor().ifPresent(other::executor);
        return new SendingClient(build(other), authenticator);
    }

    private static HttpClient build(HttpClient.Builder builder) {
        return builder.connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Returns the proxy for a URL; as in the JDK, the first one that the selector returns, if it is an HTTP proxy. */
    Optional<InetSocketAddress> proxy(URI uri) {
        ProxySelector selector = client.proxy().orElseGet(ProxySelector::getDefault);
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        return proxies.stream()
                .limit(1)
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .findFirst();
    }

    /**
     * Returns the header {@code Proxy-Authorization} for a URL; empty without a proxy, or without credentials for it.
     */
    Optional<String> proxyAuthorization(URI uri) {
        return authenticator
                .flatMap(credentials -> proxy(uri).map(proxy -> passwordFor(credentials, proxy)))
                .map(SendingClient::basic);
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

    /** Encodes in Latin-1, as the JDK does, or in UTF-8 if Latin-1 lacks a character. */
    private static String basic(PasswordAuthentication user) {
        String text = user.getUserName() + ':' + new String(user.getPassword());
        Charset charset = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
