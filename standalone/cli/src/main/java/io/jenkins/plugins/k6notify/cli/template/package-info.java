/** Templates for the bodies of webhook requests: reads them from files and presets, and verifies them. */
package io.jenkins.plugins.k6notify.cli.template;
