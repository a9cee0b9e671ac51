/** Manage Jenkins &gt; k6 notifications: how the channels fare, the log of all deliveries, and what can be done about them. */
package io.jenkins.plugins.k6notify.manage;
