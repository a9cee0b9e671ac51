/** What handing over and delivering costs. */
package io.jenkins.plugins.k6notify.benchmarks.delivery;
