/** Files of k6 runs that a build keeps: reports among its artifacts, and summaries beside its records. */
package io.jenkins.plugins.k6notify.archive;
