/**
 * From k6 runs to messages: decides which channels are notified, formats and submits the messages, and closes runs that
 * stay open.
 */
package io.jenkins.plugins.k6notify.report;
