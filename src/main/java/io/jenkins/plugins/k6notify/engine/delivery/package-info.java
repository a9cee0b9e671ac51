/**
 * Delivers messages to endpoints: at least once, in order per channel and run, over restarts (docs/design.md §8). This package
 * has what the others share:
 *
 * <pre>
 * service     DeliveryService: submit, redeliver, history, close
 * store       a file for each delivery, waiting or finished
 * dispatch    which delivery is sent next, and when
 * http        one attempt over HTTP, a Transport; address: where it may go
 * history     what is known of all deliveries, for pages
 * </pre>
 *
 * <p>What is kept or shown has the names of endpoints only; a transport looks up the URL and the signing secret for an attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery;
