package io.jenkins.plugins.k6notify.engine.delivery;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of the file of a delivery: its sequence number, in as many digits as a long may have, and its id. */
final class DeliveryFileName {

    private static final Pattern NAME =
            Pattern.compile("([0-9]{19})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.json");

    private DeliveryFileName() {}

    static String of(Delivery delivery) {
        return of(delivery.sequence(), delivery.message().id());
    }

    static String of(long sequence, UUID message) {
        return "%019d-%s.json".formatted(sequence, message);
    }

    /** The sequence number in a file name; nothing if the file is not that of a delivery. */
    static OptionalLong sequence(String name) {
        return Optional.of(NAME.matcher(name))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                // 19 nines are more than a long holds; only a foreign file has them.
                .filter(digits -> digits.compareTo(Long.toString(Long.MAX_VALUE)) < 0)
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    /**
     * The id of the message.
     *
     * @throws IllegalArgumentException if the file is not that of a delivery
     */
    static UUID message(String name) {
        Matcher match = NAME.matcher(name);
        if (!match.matches()) {
            throw new IllegalArgumentException(name);
        }
        return UUID.fromString(match.group(2));
    }

    /** Whether the file is one that a delivery was being written to. */
    static boolean isTemporary(String name) {
        return name.endsWith(DurableDirectory.TEMPORARY)
                && sequence(name.substring(0, name.length() - DurableDirectory.TEMPORARY.length()))
                        .isPresent();
    }
}
