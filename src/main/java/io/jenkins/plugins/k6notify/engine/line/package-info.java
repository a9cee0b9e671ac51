/** Turns the bytes of a console into the lines that may be k6's. */
package io.jenkins.plugins.k6notify.engine.line;
