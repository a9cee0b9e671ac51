package io.jenkins.plugins.k6notify.engine.delivery.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;

/**
 * A secret in each request, in a header or as a value of the JSON body, for the duration of one attempt. {@link
 * #toString()} omits the secret. Never written to disk.
 *
 * @param header the name of the header; null for a value of the body
 * @param key the key of the value in the body; null for a header
 * @param value the value of the header or key
 * @param secret the part of the value that is secret
 */
public record Authorization(
        @CheckForNull String header, @CheckForNull String key, String value, String secret) {

    /** The header of a bearer token. */
    public static final String BEARER_HEADER = "Authorization";

    /** The prefix of a place in the body: {@code body:routing_key}, as PagerDuty requires. */
    private static final String BODY = "body:";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    /** Characters that the JDK's client sends in a value. */
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    /**
     * Creates an authorization: {@code Authorization: Bearer …} for the header {@value #BEARER_HEADER}, unless the secret
     * contains a scheme such as {@code Basic}; the secret alone for any other header, and for {@code body:KEY} as the
     * value of this key of the JSON body.
     *
     * @throws UnusableEndpointException if the place is not usable, or if the secret is empty or contains other than
     *     printable ASCII characters; the message does not quote it
     */
    public static Authorization of(String place, String secret) {
        String token = secret.trim();
        if (!isPlace(place) || !VALUE.matcher(token).matches()) {
            throw new UnusableEndpointException(Reason.of(ReasonKind.AUTHORIZATION_UNSENDABLE, place));
        }
        if (place.startsWith(BODY)) {
            return new Authorization(null, place.substring(BODY.length()), token, token);
        }
        boolean isBearer = place.equalsIgnoreCase(BEARER_HEADER) && token.indexOf(' ') < 0;
        return new Authorization(place, null, isBearer ? "Bearer " + token : token, token);
    }

    /** Whether this is the name of a header, or {@code body:} and the name of a key. */
    public static boolean isPlace(String place) {
        return NAME.matcher(place.startsWith(BODY) ? place.substring(BODY.length()) : place)
                .matches();
    }

    void addTo(HttpRequest.Builder request) {
        if (header != null) {
            request.setHeader(header, value);
        }
    }

    /** Returns the body as sent; unchanged if the secret is in a header, or if the body is not a JSON object. */
    String addTo(String body) {
        if (key == null) {
            return body;
        }
        try {
            return JSON.readTree(body) instanceof ObjectNode object
                    ? object.put(key, value).toString()
                    : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    @Override
    public String toString() {
        return "Authorization[" + (header == null ? BODY + key : header) + "]";
    }
}
