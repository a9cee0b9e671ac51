/** Reads what k6 prints while it runs: its banner, the list of its scenarios, and its progress lines. */
package io.jenkins.plugins.k6notify.engine.console.progress;
