/** Quality gates of jobs: their forms, and the result that they give a build. */
package io.jenkins.plugins.k6notify.gate;
