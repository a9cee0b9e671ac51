/** One-minute demo: a run of k6 results in a Slack message and a webhook request. */
package io.jenkins.plugins.k6notify.cli.demo;
