/** What forms show of messages: previews ({@code Preview}), the check of a template, and presets of templates. */
package io.jenkins.plugins.k6notify.message;
