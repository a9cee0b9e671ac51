/**
 * Connects the delivery service of the engine to the life cycle of a Jenkins controller: opens, fills and closes it.
 */
package io.jenkins.plugins.k6notify.delivery;
