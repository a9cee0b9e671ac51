/** Receivers on the loopback interface, well and sick. */
package io.jenkins.plugins.k6notify.benchmarks.receiver;
