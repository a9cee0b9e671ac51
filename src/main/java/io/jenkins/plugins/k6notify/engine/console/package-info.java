/** Reads the output of k6: turns bytes into lines, and lines into events (docs/design.md §3, §4). */
package io.jenkins.plugins.k6notify.engine.console;
