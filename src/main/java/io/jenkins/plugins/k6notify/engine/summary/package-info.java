/** The values at the end of a k6 run, in every form that k6 writes: JSON of three shapes, and text of two layouts. */
package io.jenkins.plugins.k6notify.engine.summary;
