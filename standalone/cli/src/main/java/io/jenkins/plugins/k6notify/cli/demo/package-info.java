/** The main job in a minute: a run of k6 comes out as a Slack message and a webhook request. */
package io.jenkins.plugins.k6notify.cli.demo;
