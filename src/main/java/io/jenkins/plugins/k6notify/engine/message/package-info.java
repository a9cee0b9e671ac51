/**
 * Messages about events: their content, independent of the receiver ({@link
 * io.jenkins.plugins.k6notify.engine.message.RunContent}), and the interface of formats. Each package below this one has a
 * format.
 */
package io.jenkins.plugins.k6notify.engine.message;
