/** From k6 runs to messages: selects channels, formats and submits messages, and closes open runs. */
package io.jenkins.plugins.k6notify.report;
