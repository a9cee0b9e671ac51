package io.jenkins.plugins.k6notify.engine.delivery.history;

import java.time.Duration;

/**
 * The limits for stored finished deliveries; the newest ones within all three limits are kept.
 *
 * @param perChannel the maximum number of deliveries of each channel
 * @param total the maximum number of deliveries
 * @param age the maximum age, since the last attempt
 */
public record Retention(int perChannel, int total, Duration age) {

    /** The limits of docs/design.md §8. */
    public static final Retention STANDARD = new Retention(1000, 20_000, Duration.ofDays(30));
}
