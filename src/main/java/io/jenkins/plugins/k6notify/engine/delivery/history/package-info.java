/** The history of deliveries: an index of waiting and finished ones, and the health of channels. */
package io.jenkins.plugins.k6notify.engine.delivery.history;
