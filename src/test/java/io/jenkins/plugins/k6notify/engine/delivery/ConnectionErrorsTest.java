package io.jenkins.plugins.k6notify.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** Errors that the receivers of the other tests cannot cause, with exceptions nested as in the HTTP client of the JDK. */
class ConnectionErrorsTest {

    private static final URI URL = URI.create("https://h.example" + Samples.SECRET_PATH);

    @Test
    void connectTimeoutNamesHostAndLimit() {
        Throwable timeout = new HttpConnectTimeoutException("HTTP connect timed out");

        assertThat(words(timeout, Duration.ofSeconds(30))).isEqualTo("cannot connect to h.example:443 within 10 s");
        assertThat(words(timeout, Duration.ofSeconds(2))).isEqualTo("cannot connect to h.example:443 within 2 s");
    }

    @Test
    void responseTimeoutNamesHostAndLimit() {
        Throwable timeout = new TimeoutException();

        assertThat(words(new SocketTimeoutException("Read timed out"), Duration.ofSeconds(2)))
                .isEqualTo("h.example:443 did not respond within 2 s");
        assertThat(words(timeout, Duration.ofMillis(999))).isEqualTo("h.example:443 did not respond within 999 ms");
        assertThat(words(timeout, Duration.ofMillis(1000))).isEqualTo("h.example:443 did not respond within 1 s");
    }

    @Test
    void unresolvedAddressIsUnknownHost() {
        ConnectException failed = new ConnectException();
        failed.initCause(new UnresolvedAddressException());

        assertThat(words(failed, Duration.ofSeconds(30))).isEqualTo("unknown host h.example");
    }

    @Test
    void brokenConnectionHasRedactedMessage() {
        assertThat(words(new SocketException("Connection reset"), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: Connection reset");
        assertThat(words(new IOException("no " + Samples.SECRET_PATH), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: no ****");
        assertThat(words(new IOException(), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: no reason given");
    }

    @Test
    void connectExceptionHasMessageOrConnectionRefused() {
        assertThat(words(new ConnectException(), Duration.ofSeconds(30)))
                .isEqualTo("cannot connect to h.example:443: connection refused");
        assertThat(words(new ConnectException("No route to host"), Duration.ofSeconds(30)))
                .isEqualTo("cannot connect to h.example:443: No route to host");
    }

    @Test
    void certificateExceptionIsUntrustedCertificate() {
        SSLException handshake = new SSLException("handshake failed", new CertificateException("expired"));

        assertThat(words(handshake, Duration.ofSeconds(30)))
                .isEqualTo("the certificate of h.example is not trusted: expired");
        assertThat(words(new CertificateException(), Duration.ofSeconds(30)))
                .isEqualTo("the certificate of h.example is not trusted: no reason given");
    }

    @Test
    void sslExceptionIsNoSecureConnection() {
        assertThat(words(new SSLException("no common cipher"), Duration.ofSeconds(30)))
                .isEqualTo("no secure connection to h.example:443: no common cipher");
        assertThat(words(new SSLException(" "), Duration.ofSeconds(30)))
                .isEqualTo("no secure connection to h.example:443: TLS failed");
    }

    @Test
    void protocolExceptionIsNoHttpResponse() {
        assertThat(words(new ProtocolException("Invalid status line"), Duration.ofSeconds(30)))
                .isEqualTo("h.example:443 sent a response that is not HTTP: Invalid status line");
        assertThat(words(new EOFException("EOF reached"), Duration.ofSeconds(30)))
                .isEqualTo("h.example:443 closed the connection without a response");
    }

    @Test
    void showsInnermostMessage() {
        IOException inner = new IOException();

        assertThat(words(new IOException("broken", inner), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: broken");
        assertThat(words(new IOException(inner), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: no reason given");
        assertThat(words(new IOException("outer", new IOException("inner")), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: inner");
    }

    @Test
    void missingFailureHasReason() {
        assertThat(errors(Duration.ofSeconds(30)).reason(null).words())
                .isEqualTo("the connection to h.example:443 failed: no reason given");
    }

    private static String words(Throwable failure, Duration limit) {
        return errors(limit).reason(new ExecutionException(failure)).words();
    }

    private static ConnectionErrors errors(Duration limit) {
        return new ConnectionErrors(
                "h.example", "h.example:443", Redaction.of(URL, List.of()), Duration.ofSeconds(10), limit);
    }
}
