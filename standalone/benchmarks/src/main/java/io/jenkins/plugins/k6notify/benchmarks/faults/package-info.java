/** Fault injection: faulty receivers, killed processes, full disks and crowded outboxes. */
package io.jenkins.plugins.k6notify.benchmarks.faults;
