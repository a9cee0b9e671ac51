/** Channels configured by an administrator, their events, and the test hook. */
package io.jenkins.plugins.k6notify.channel;
