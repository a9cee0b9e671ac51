/** Runs and messages as a build stores them, in build.xml and a separate file. */
package io.jenkins.plugins.k6notify.record;
