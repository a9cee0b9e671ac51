package io.jenkins.plugins.k6notify.engine.delivery.store;

import io.jenkins.plugins.k6notify.engine.delivery.Delivery;
import io.jenkins.plugins.k6notify.engine.delivery.Delivery.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file of a delivery, by its name: {@code 0000000000000000042-7d3f….json} while it waits, {@code ….delivered.json},
 * {@code ….failed.json} or {@code ….dropped.json} after that. The sequence number has as many digits as a long may have, so
 * that names sort in the order of submission.
 *
 * @param sequence unique within a store
 * @param message the id of the message
 * @param state of the delivery
 */
public record DeliveryFile(long sequence, UUID message, State state) {

    private static final int DIGITS = 19;
    private static final Pattern NAME = Pattern.compile(
            "([0-9]{19})-"
                    + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.(delivered|failed|dropped))?\\.json");

    public static DeliveryFile of(Delivery delivery) {
        return new DeliveryFile(delivery.sequence(), delivery.message().id(), delivery.state());
    }

    /** @return nothing if the file is not that of a delivery */
    static Optional<DeliveryFile> parse(String name) {
        Matcher match = NAME.matcher(name);
        // 19 nines are more than a long holds; only a foreign file has them.
        if (!match.matches() || match.group(1).compareTo(Long.toString(Long.MAX_VALUE)) >= 0) {
            return Optional.empty();
        }
        State state = match.group(3) == null
                ? State.WAITING
                : State.valueOf(match.group(3).toUpperCase(Locale.ROOT));
        return Optional.of(new DeliveryFile(Long.parseLong(match.group(1)), UUID.fromString(match.group(2)), state));
    }

    /** The number at the beginning of a file's name, without a look at the rest; 0 if there is none. */
    static long sequence(String name) {
        try {
            return name.length() > DIGITS ? Long.parseLong(name, 0, DIGITS, 10) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether a file is one that a delivery was being written to when the process ended. */
    static boolean isTemporary(String name) {
        return name.endsWith(AtomicFiles.TEMPORARY)
                && parse(name.substring(0, name.length() - AtomicFiles.TEMPORARY.length()))
                        .isPresent();
    }

    DeliveryFile waiting() {
        return new DeliveryFile(sequence, message, State.WAITING);
    }

    /** The files that the delivery may have when it is finished. */
    public List<DeliveryFile> finished() {
        return Stream.of(State.DELIVERED, State.FAILED, State.DROPPED)
                .map(end -> new DeliveryFile(sequence, message, end))
                .toList();
    }

    String name() {
        String suffix = state == State.WAITING ? "" : "." + state.name().toLowerCase(Locale.ROOT);
        String number = Long.toString(sequence);
        return "0".repeat(DIGITS - number.length()) + number + "-" + message + suffix + ".json";
    }
}
