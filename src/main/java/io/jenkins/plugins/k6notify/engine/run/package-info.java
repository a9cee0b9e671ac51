/** A run of k6: its status, its outcome with the reason, and its warnings (docs/design.md §4). */
package io.jenkins.plugins.k6notify.engine.run;
