/** What the courier stands: receivers that are sick in every way, while its process is killed again and again. */
package io.jenkins.plugins.k6notify.benchmarks.faults;
