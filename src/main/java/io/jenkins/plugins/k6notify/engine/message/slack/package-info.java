/** Messages in Slack's Block Kit (docs/design.md §7). */
package io.jenkins.plugins.k6notify.engine.message.slack;
