/** From the runs of k6 in a build to messages in the outbox, and the record of both that the build keeps. */
package io.jenkins.plugins.k6notify.build;
