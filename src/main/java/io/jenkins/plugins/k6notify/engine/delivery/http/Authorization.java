package io.jenkins.plugins.k6notify.engine.delivery.http;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;

/**
 * A secret in a header of each request, for the duration of one attempt. {@link #toString()} omits the secret. Never
 * written to disk.
 *
 * @param header the name of the header
 * @param value the value of the header
 * @param secret the part of the value that is secret
 */
public record Authorization(String header, String value, String secret) {

    /** The header of a bearer token. */
    public static final String BEARER_HEADER = "Authorization";

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    /** Characters that the JDK's client sends in a value. */
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    /**
     * Creates an authorization: {@code Authorization: Bearer …} for the header {@value #BEARER_HEADER}, unless the secret
     * contains a scheme such as {@code Basic}; the secret alone for any other header.
     *
     * @throws UnusableEndpointException if the header is not a name, or if the secret is empty or contains other than
     *     printable ASCII characters; the message does not quote it
     */
    public static Authorization of(String header, String secret) {
        String token = secret.trim();
        if (!isHeaderName(header) || !VALUE.matcher(token).matches()) {
            throw new UnusableEndpointException(Reason.of(ReasonKind.AUTHORIZATION_UNSENDABLE, header));
        }
        boolean isBearer = header.equalsIgnoreCase(BEARER_HEADER) && token.indexOf(' ') < 0;
        return new Authorization(header, isBearer ? "Bearer " + token : token, token);
    }

    /** Whether this is the name of a header that an authorization may have. */
    public static boolean isHeaderName(String header) {
        return NAME.matcher(header).matches();
    }

    void addTo(HttpRequest.Builder request) {
        request.setHeader(header, value);
    }

    @Override
    public String toString() {
        return "Authorization[" + header + "]";
    }
}
