/** Brings messages to their endpoints: at least once, in order per channel and run, over restarts (docs/design.md §8). */
package io.jenkins.plugins.k6notify.engine.delivery;
