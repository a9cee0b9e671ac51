/** The numbers at the end of a k6 run, whatever form k6 gave them in: JSON of three shapes, or text of two layouts. */
package io.jenkins.plugins.k6notify.engine.summary;
