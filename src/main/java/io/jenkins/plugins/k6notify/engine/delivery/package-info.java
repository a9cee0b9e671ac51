/**
 * Brings messages to their endpoints: at least once, in order per channel and run, over restarts (docs/design.md §8).
 *
 * <pre>
 * hand over -> Courier -> Outbox      a file on disk before the hand-over returns
 *                 |
 *             Dispatcher              when: the Backlog says what may go, the Alarm ends every wait
 *                 |
 *          EndpointResolver, Sender   where to, and one attempt over HTTP
 *                 |
 *              Ledger                 what became of it: Outbox and its Archive, DeliveryListener (DeliveryLog is one)
 *                 |
 *          DeliveryHistory            all that is known: what waits, and the log
 * </pre>
 *
 * <p>A URL and a signing secret exist in a Target alone, for the time of an attempt; what is kept or shown has names
 * only.
 */
package io.jenkins.plugins.k6notify.engine.delivery;
