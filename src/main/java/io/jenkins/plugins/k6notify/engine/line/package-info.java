/** From the bytes of a console to the lines that may be k6's. */
package io.jenkins.plugins.k6notify.engine.line;
