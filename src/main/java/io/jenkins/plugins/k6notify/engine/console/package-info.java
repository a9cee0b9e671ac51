/** Reads what k6 prints: bytes to lines, lines to what happened (docs/design.md §3, §4). */
package io.jenkins.plugins.k6notify.engine.console;
