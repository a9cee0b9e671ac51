/** The engine's outbox and courier in the life of a Jenkins controller. */
package io.jenkins.plugins.k6notify.outbox;
