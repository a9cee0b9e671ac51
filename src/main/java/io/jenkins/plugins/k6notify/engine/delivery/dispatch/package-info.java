/** Decides which delivery is sent next, and when a failed one is sent again. */
package io.jenkins.plugins.k6notify.engine.delivery.dispatch;
