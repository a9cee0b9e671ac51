package io.jenkins.plugins.k6notify.engine.delivery.store;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the file of a delivery: {@code 0000000000000000042-7d3f….json} while it is waiting;
 * {@code ….delivered.json}, {@code ….failed.json} or {@code ….dropped.json} when it is finished. The sequence number is
 * padded to the digits of a long, so that the names sort in the order of submission.
 *
 * @param folder the name of the folder for finished deliveries of the channel; unimportant while it is waiting
 * @param sequence the sequence number, unique within a store
 * @param message the id of the message
 * @param state the state of the delivery
 */
public record DeliveryFile(String folder, long sequence, UUID message, State state) {

    private static final int DIGITS = 19;
    private static final int FOLDER_BYTES = 16;
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NAME = Pattern.compile(
            "([0-9]{19})-"
                    + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.(delivered|failed|dropped))?\\.json");

    public static DeliveryFile of(Delivery delivery) {
        return new DeliveryFile(
                // Thousands of deliveries share a few texts.
                folderOf(delivery.endpoint()).intern(),
                delivery.sequence(),
                delivery.message().id(),
                delivery.state());
    }

    /**
     * Returns the name of the folder for the finished deliveries of a channel: a digest, because the name of a channel
     * may contain any character.
     */
    public static String folderOf(Endpoint endpoint) {
        String context = endpoint.context() == null ? "" : endpoint.context();
        byte[] channel = (context + "\n" + endpoint.channel()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(channel);
            return HexFormat.of().formatHex(digest, 0, FOLDER_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether a name has the form that {@link #folderOf} returns. */
    static boolean isFolder(String name) {
        return FOLDER.matcher(name).matches();
    }

    /** Returns the file with this name in a folder; empty if the name is not that of a delivery. */
    static Optional<DeliveryFile> parse(String folder, String name) {
        Matcher match = NAME.matcher(name);
        // A foreign file may have a number above the maximum, or the maximum itself, which has no successor.
        if (!match.matches() || match.group(1).compareTo(Long.toString(Long.MAX_VALUE)) >= 0) {
            return Optional.empty();
        }
        State state = match.group(3) == null
                ? State.WAITING
                : State.valueOf(match.group(3).toUpperCase(Locale.ROOT));
        return Optional.of(
                new DeliveryFile(folder, Long.parseLong(match.group(1)), UUID.fromString(match.group(2)), state));
    }

    /** Returns the sequence number at the start of a file name, or 0. Does not validate the rest of the name. */
    static long sequence(String name) {
        try {
            return name.length() > DIGITS ? Long.parseLong(name, 0, DIGITS, 10) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether a file was left by a process that ended while it wrote a delivery. */
    static boolean isTemporary(String name) {
        String suffix = AtomicFiles.TEMPORARY_SUFFIX;
        return name.endsWith(suffix)
                && parse("", name.substring(0, name.length() - suffix.length())).isPresent();
    }

    /** Returns the file that the delivery has in another state. */
    public DeliveryFile in(State other) {
        return new DeliveryFile(folder, sequence, message, other);
    }

    String name() {
        String suffix = state == State.WAITING ? "" : "." + state.name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%0" + DIGITS + "d-%s%s.json", sequence, message, suffix);
    }
}
