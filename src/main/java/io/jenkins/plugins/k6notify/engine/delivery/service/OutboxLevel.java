package io.jenkins.plugins.k6notify.engine.delivery.service;

/**
 * How full an outbox is.
 *
 * @param waiting deliveries that are not finished
 * @param capacity how many may wait before some are dropped
 * @param dropped how many were dropped since the service started
 */
public record OutboxLevel(int waiting, int capacity, long dropped) {

    /** @return between 0 and 1 */
    public double filled() {
        return capacity <= 0 ? 1 : Math.min(1, (double) waiting / capacity);
    }
}
