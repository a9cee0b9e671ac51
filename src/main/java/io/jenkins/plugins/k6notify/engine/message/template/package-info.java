/** Messages from templates: what templates can read ({@code TemplateContext}), their check, and presets. */
package io.jenkins.plugins.k6notify.engine.message.template;
