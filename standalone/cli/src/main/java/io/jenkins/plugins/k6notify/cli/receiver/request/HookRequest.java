package io.jenkins.plugins.k6notify.cli.receiver.request;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A request as received. All fields are untrusted.
 *
 * @param remote address and port of the sender
 * @param method {@code POST}, {@code PUT}, or {@code SMTP} for an e-mail
 * @param path path with query string, if present
 * @param headers headers of the notification contract, followed by others sorted by name
 * @param body body decoded as UTF-8, truncated to {@link #MAX_BODY_BYTES}
 * @param truncated whether the body was longer
 */
public record HookRequest(
        String remote, String method, String path, List<Header> headers, String body, boolean truncated) {

    /** Maximum number of stored bytes of a body. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    public HookRequest {
        headers = List.copyOf(headers);
    }

    /** Returns the first header with that name, ignoring case, or null. */
    @CheckForNull
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }
}
