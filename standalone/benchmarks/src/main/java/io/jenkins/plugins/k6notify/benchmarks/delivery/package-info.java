/** Benchmarks of submission, delivery and recovery. */
package io.jenkins.plugins.k6notify.benchmarks.delivery;
