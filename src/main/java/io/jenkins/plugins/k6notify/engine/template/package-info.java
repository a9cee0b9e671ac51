/**
 * The templates of webhook channels and mails, in a closed subset of Jinja2: {@link
 * io.jenkins.plugins.k6notify.engine.template.Template}. A template reads maps, lists, text, numbers and booleans. It
 * calls no method, loads no other template and reaches no other object. {@code syntax} parses a template, {@code value}
 * has the operations on values, and this package renders.
 */
package io.jenkins.plugins.k6notify.engine.template;
