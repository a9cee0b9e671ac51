/** Distributed runs: k6 processes on several machines that form one run (docs/design.md §4). */
package io.jenkins.plugins.k6notify.engine.distributed;
