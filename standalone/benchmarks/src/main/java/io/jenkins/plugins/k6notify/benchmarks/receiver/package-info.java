/** Simulated receivers on the loopback interface, healthy and faulty. */
package io.jenkins.plugins.k6notify.benchmarks.receiver;
