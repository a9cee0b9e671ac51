package io.jenkins.plugins.k6notify.engine.delivery.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of the folder with the finished deliveries of a channel. A digest, as any text names a channel but not a folder. */
public final class ChannelFolder {

    private static final int BYTES = 16;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private ChannelFolder() {}

    static String of(Endpoint endpoint) {
        return of(endpoint.context(), endpoint.channel());
    }

    /** @param context as in {@link Endpoint} */
    public static String of(@CheckForNull String context, String channel) {
        try {
            byte[] names = ((context == null ? "" : context) + "\n" + channel).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(names);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static boolean is(String name) {
        return NAME.matcher(name).matches();
    }
}
