package io.jenkins.plugins.k6notify.engine.delivery;

/**
 * How full an outbox is.
 *
 * @param waiting deliveries that are not at their end
 * @param capacity as many may wait; beyond that, some are dropped
 * @param dropped how many were dropped since the courier started
 */
public record OutboxLevel(int waiting, int capacity, long dropped) {

    /** @return between 0 and 1 */
    public double filled() {
        return capacity <= 0 ? 1 : Math.min(1, (double) waiting / capacity);
    }
}
