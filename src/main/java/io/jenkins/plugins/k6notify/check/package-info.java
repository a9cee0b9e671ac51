/** Checks at commits and pull requests, through the plugin Checks API, if it is installed. */
package io.jenkins.plugins.k6notify.check;
