/** Parses a template to statements and expressions, and refuses whatever is outside of the subset of Jinja2. */
package io.jenkins.plugins.k6notify.engine.template.syntax;
