/** Post-build action that reads the console of freestyle builds while they run. */
package io.jenkins.plugins.k6notify.freestyle;
