/** Commands and their options (docs/design.md §10). */
package io.jenkins.plugins.k6notify.cli.command;
