/** Page with the k6 runs of a build. */
package io.jenkins.plugins.k6notify.buildpage;
