/**
 * What Jenkins says about jobs and builds: who started a build, who interrupted it, the target branch of a pull request,
 * renames.
 */
package io.jenkins.plugins.k6notify.job;
