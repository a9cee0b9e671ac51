package io.jenkins.plugins.k6notify.engine.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.k6notify.engine.delivery.Samples;
import io.jenkins.plugins.k6notify.engine.delivery.address.AddressPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What no receiver of the other tests can be made to do. Exceptions as the JDK's client nests them. */
class TransportErrorsTest {

    private static final Target TARGET =
            Target.unsigned(URI.create("https://h.example" + Samples.SECRET_PATH), AddressPolicy.anywhere(true, ""));

    @Test
    void aConnectionThatTakesTooLong() {
        Throwable timeout = new HttpConnectTimeoutException("HTTP connect timed out");

        assertThat(words(timeout, Duration.ofSeconds(30))).isEqualTo("cannot connect to h.example:443 within 10 s");
        assertThat(words(timeout, Duration.ofSeconds(2))).isEqualTo("cannot connect to h.example:443 within 2 s");
    }

    @Test
    void anAnswerThatTakesTooLong() {
        Throwable timeout = new TimeoutException();

        assertThat(words(timeout, Duration.ofMillis(999))).isEqualTo("h.example:443 did not respond within 999 ms");
        assertThat(words(timeout, Duration.ofMillis(1000))).isEqualTo("h.example:443 did not respond within 1 s");
    }

    @Test
    void aHostThatCannotBeLookedUp() {
        ConnectException failed = new ConnectException();
        failed.initCause(new UnresolvedAddressException());

        assertThat(words(failed, Duration.ofSeconds(30))).isEqualTo("unknown host h.example");
    }

    @Test
    void aConnectionThatBreaks() {
        assertThat(words(new SocketException("Connection reset"), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: Connection reset");
        assertThat(words(new IOException("no " + Samples.SECRET_PATH), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: no ****");
        assertThat(words(new IOException(), Duration.ofSeconds(30)))
                .isEqualTo("the connection to h.example:443 failed: no reason given");
    }

    private static String words(Throwable failure, Duration limit) {
        return new TransportErrors(TARGET, limit)
                .reason(new ExecutionException(failure))
                .words();
    }
}
