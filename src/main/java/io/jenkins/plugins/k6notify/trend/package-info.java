/** How the tests of a job came out over its last builds: the trend on its page, and the column of list views. */
package io.jenkins.plugins.k6notify.trend;
