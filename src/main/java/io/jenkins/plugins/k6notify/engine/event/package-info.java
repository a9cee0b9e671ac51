/** The events of runs, and the subscriptions that select which events a channel receives (docs/design.md §5). */
package io.jenkins.plugins.k6notify.engine.event;
