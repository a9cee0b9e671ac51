/** Results of the tests of a job over its last builds: the trend chart and the list view column. */
package io.jenkins.plugins.k6notify.trend;
