/** What a build keeps of its k6 runs and their messages, in build.xml and a file beside it. */
package io.jenkins.plugins.k6notify.record;
