package io.jenkins.plugins.k6notify.engine.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name under which something of a channel is kept on disk. A digest: any text names a channel, but not a file. */
final class ChannelFileName {

    private static final int BYTES = 16;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private ChannelFileName() {}

    static String of(@CheckForNull String context, String channel) {
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
