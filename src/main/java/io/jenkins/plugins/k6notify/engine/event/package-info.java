/** What is told of runs, and which of it a channel wants to hear (docs/design.md §5). */
package io.jenkins.plugins.k6notify.engine.event;
