/** The post-build action: reads the console of builds that are no pipelines, while they run. */
package io.jenkins.plugins.k6notify.freestyle;
