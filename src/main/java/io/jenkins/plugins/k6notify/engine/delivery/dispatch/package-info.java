/** Selects the next delivery, and the time of the next attempt after a failure. */
package io.jenkins.plugins.k6notify.engine.delivery.dispatch;
