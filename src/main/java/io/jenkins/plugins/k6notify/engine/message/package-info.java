/** The formats in which events are sent: webhook bodies and headers (docs/design.md §6), Slack messages (§7). */
package io.jenkins.plugins.k6notify.engine.message;
