/** A run of k6, and the rules that say how it ended (docs/design.md §4). */
package io.jenkins.plugins.k6notify.engine.run;
