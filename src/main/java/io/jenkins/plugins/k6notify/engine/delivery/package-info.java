/**
 * Brings messages to their endpoints: at least once, in order per channel and run, over restarts (docs/design.md §8).
 *
 * <pre>
 * hand over -> Courier -> Outbox      a file on disk before the hand-over returns
 *                 |
 *             Dispatcher              when: the Backlog says what may go, the Alarm ends every wait
 *                 |
 *             Transport               one attempt; that over HTTP is in the package http
 *                 |
 *              Ledger                 what became of it: Outbox and its Archive, DeliveryListener (DeliveryLog is one)
 *                 |
 *          DeliveryHistory            all that is known: what waits, and the log
 * </pre>
 *
 * <p>What is kept or shown has the names of endpoints only: a URL and a signing secret are the business of a transport.
 */
package io.jenkins.plugins.k6notify.engine.delivery;
