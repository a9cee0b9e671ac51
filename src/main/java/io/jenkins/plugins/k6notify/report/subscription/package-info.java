/** Subscriptions of steps and publishers to the runs of a build: their settings, and the markers of open runs. */
package io.jenkins.plugins.k6notify.report.subscription;
