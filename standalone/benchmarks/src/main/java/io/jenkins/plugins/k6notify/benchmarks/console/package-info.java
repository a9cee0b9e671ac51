/** What reading along costs on every byte of every build log. */
package io.jenkins.plugins.k6notify.benchmarks.console;
