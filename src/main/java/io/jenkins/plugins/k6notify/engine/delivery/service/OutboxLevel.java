package io.jenkins.plugins.k6notify.engine.delivery.service;

/**
 * The fill level of an outbox.
 *
 * @param waiting the number of unfinished deliveries
 * @param capacity the number of unfinished deliveries above which some are dropped
 * @param dropped the number of deliveries that were dropped since the service started
 */
public record OutboxLevel(int waiting, int capacity, long dropped) {

    /** Returns the ratio of unfinished deliveries to the capacity, between 0 and 1. */
    public double filled() {
        return capacity <= 0 ? 1 : Math.min(1, (double) waiting / capacity);
    }
}
