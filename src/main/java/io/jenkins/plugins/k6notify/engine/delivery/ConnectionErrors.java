package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Determines the reason why an attempt has no answer, from the exception.
 *
 * @param host the host of the receiver
 * @param place host and port of the receiver
 * @param redaction masks secrets in the messages of exceptions
 * @param connectLimit the time limit of connecting
 * @param limit the time limit of the attempt
 */
public record ConnectionErrors(String host, String place, Redaction redaction, Duration connectLimit, Duration limit) {

    /** @param failure the exception, possibly nested in others; null if unknown */
    public Reason reason(@CheckForNull Throwable failure) {
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return Reason.of(ReasonKind.HOST_NOT_FOUND, host);
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return notConnectedInTime();
        }
        if (has(failure, ConnectException.class)) {
            return withMessage(ReasonKind.NO_CONNECTION, place, failure, ReasonKind.CONNECTION_REFUSED);
        }
        if (has(failure, CertificateException.class)) {
            return withMessage(ReasonKind.CERTIFICATE_NOT_TRUSTED, host, failure, ReasonKind.NO_REASON_GIVEN);
        }
        if (has(failure, SSLException.class)) {
            return withMessage(ReasonKind.NO_SECURE_CONNECTION, place, failure, ReasonKind.TLS_FAILED);
        }
        if (has(failure, TimeoutException.class) || has(failure, SocketTimeoutException.class)) {
            return notAnsweredInTime();
        }
        if (has(failure, ProtocolException.class)) {
            return withMessage(ReasonKind.NOT_HTTP, place, failure, ReasonKind.NO_REASON_GIVEN);
        }
        if (has(failure, EOFException.class)) {
            return Reason.of(ReasonKind.CLOSED_WITHOUT_ANSWER, place);
        }
        return withMessage(ReasonKind.CONNECTION_FAILED, place, failure, ReasonKind.NO_REASON_GIVEN);
    }

    /** Returns the reason of an attempt for which connecting took too long. */
    public Reason notConnectedInTime() {
        return Reason.of(
                ReasonKind.NO_CONNECTION_IN_TIME, place, seconds(Collections.min(List.of(limit, connectLimit))));
    }

    /** Returns the reason of an attempt that took too long. */
    public Reason notAnsweredInTime() {
        return Reason.of(ReasonKind.NO_ANSWER_IN_TIME, place, seconds(limit));
    }

    /** Returns a reason with the message of the JDK; if it has none, with another reason as detail. */
    private Reason withMessage(ReasonKind kind, String place, @CheckForNull Throwable failure, ReasonKind otherwise) {
        return innermostMessage(failure)
                .map(words -> Reason.of(kind, place, words))
                .orElseGet(() -> Reason.of(kind, Reason.of(otherwise), place));
    }

    private static boolean has(@CheckForNull Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /**
     * Returns the innermost message, which is the most specific: {@code unable to find valid certification path} below
     * {@code handshake failed}.
     */
    private Optional<String> innermostMessage(@CheckForNull Throwable failure) {
        return causes(failure)
                // A wrapper without a message of its own repeats its cause.
                .filter(cause -> !String.valueOf(cause.getCause()).equals(cause.getMessage()))
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> inner)
                .map(message -> redaction.apply(message));
    }

    private static Stream<Throwable> causes(@CheckForNull Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
