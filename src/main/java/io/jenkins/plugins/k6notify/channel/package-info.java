/** What an admin configures: the channels, what they want to hear, and the test hook. */
package io.jenkins.plugins.k6notify.channel;
