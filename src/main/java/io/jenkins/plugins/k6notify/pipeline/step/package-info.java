/** Evidence of k6 in one step of a pipeline: its log, its end, and files on its agent. */
package io.jenkins.plugins.k6notify.pipeline.step;
