/** The command line around the engine: for those without a Jenkins at hand (docs/design.md §10). */
package io.jenkins.plugins.k6notify.cli;
