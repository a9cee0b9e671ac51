package io.jenkins.plugins.k6notify.engine.delivery.history;

import java.time.Duration;

/**
 * Which finished deliveries are kept: the newest ones, within three limits.
 *
 * @param perChannel deliveries of each channel
 * @param total deliveries of all channels
 * @param age since the last attempt
 */
public record Retention(int perChannel, int total, Duration age) {

    /** The limits of docs/design.md §8. */
    public static final Retention STANDARD = new Retention(1000, 20_000, Duration.ofDays(30));

    /** Keeps nothing. */
    public static final Retention NONE = new Retention(0, 0, Duration.ZERO);

    public boolean keepsNothing() {
        return total == 0;
    }
}
