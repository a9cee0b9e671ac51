/** Deliveries on disk: one file each, waiting or finished. */
package io.jenkins.plugins.k6notify.engine.delivery.store;
