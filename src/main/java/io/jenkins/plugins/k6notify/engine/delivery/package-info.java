/**
 * Delivers messages to endpoints: at least once, in order per channel and run, and across restarts (docs/design.md §8).
 * This package contains the types that the other packages share:
 *
 * <pre>
 * service     DeliveryService: submit, redeliver, history, close
 * store       a file for each delivery, waiting or finished
 * dispatch    selects the next delivery, and the time of its next attempt
 * mail        one attempt over SMTP
 * http        one attempt over HTTP, a Transport; address: the addresses that requests may go to
 * slack       one attempt over the Web API of Slack, a Transport
 * history     the state of all deliveries, for pages
 * </pre>
 *
 * <p>Everything that is stored or shown contains only the names of endpoints; a transport looks up the URL and the
 * signing secret for each attempt.
 */
package io.jenkins.plugins.k6notify.engine.delivery;
