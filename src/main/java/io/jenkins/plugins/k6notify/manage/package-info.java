/** The page Manage Jenkins &gt; k6 notifications: health of the channels, log of deliveries, tests and redeliveries. */
package io.jenkins.plugins.k6notify.manage;
