/** Benchmarks of the console watcher, which every byte of a build log passes. */
package io.jenkins.plugins.k6notify.benchmarks.console;
