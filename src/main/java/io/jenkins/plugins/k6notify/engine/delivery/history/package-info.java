/** What is known of waiting and finished deliveries: rows for pages, and the health of channels. */
package io.jenkins.plugins.k6notify.engine.delivery.history;
