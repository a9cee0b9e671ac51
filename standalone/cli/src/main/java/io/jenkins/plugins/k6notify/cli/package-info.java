/** Command line for the engine, for use without Jenkins (docs/design.md §10). */
package io.jenkins.plugins.k6notify.cli;
