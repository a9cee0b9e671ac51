/** The values of templates and the operations on them, with the results that Python and Jinja2 have. */
package io.jenkins.plugins.k6notify.engine.template.value;
