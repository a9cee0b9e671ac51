/** Global settings of the plugin under Manage Jenkins &gt; System. */
package io.jenkins.plugins.k6notify.config;
