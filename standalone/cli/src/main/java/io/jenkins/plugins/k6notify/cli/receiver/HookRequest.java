package io.jenkins.plugins.k6notify.cli.receiver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A request as it was sent, before the receiver thought about it. Everything in it is in the sender's hands.
 *
 * @param remote address and port it came from
 * @param method {@code POST} or {@code PUT}
 * @param path with the query string, if there was one
 * @param headers those of the notification contract first, then the others by name
 * @param body decoded as UTF-8, at most {@link #MAX_BODY_BYTES} of it
 * @param truncated whether the body was longer than that
 */
public record HookRequest(
        String remote, String method, String path, List<Header> headers, String body, boolean truncated) {

    /** How many bytes of a body are kept. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    public HookRequest {
        headers = List.copyOf(headers);
    }

    /** The first header of that name in any letter case, or null. */
    @CheckForNull
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }
}
