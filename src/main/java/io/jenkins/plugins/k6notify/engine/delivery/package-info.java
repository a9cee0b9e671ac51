/**
 * Delivers messages to endpoints: at least once, in order per channel and run, and across restarts (docs/design.md §8).
 * This package contains the types that the other packages share:
 *
 * <pre>
 * service     DeliveryService: submit, redeliver, history, close
 * store       a file for each delivery, waiting or finished
 * dispatch    which delivery is sent next, and when
 * http        one attempt over HTTP, a Transport; address: where it may go
 * history     what is known of all deliveries, for pages
 * </pre>
 *
 * <p>Everything that is stored or shown contains only the names of endpoints; a transport looks up the URL and the
 * signing secret for each attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery;
