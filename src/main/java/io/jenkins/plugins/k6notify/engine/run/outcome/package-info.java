/** The evidence of how a run ended, and the rules that decide its outcome (docs/design.md §4). */
package io.jenkins.plugins.k6notify.engine.run.outcome;
