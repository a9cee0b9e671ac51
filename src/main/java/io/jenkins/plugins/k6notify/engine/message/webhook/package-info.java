/** Requests to webhooks: headers and JSON bodies (docs/design.md §6). */
package io.jenkins.plugins.k6notify.engine.message.webhook;
