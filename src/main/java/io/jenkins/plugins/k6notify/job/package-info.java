/**
 * Information about jobs and builds of Jenkins: the user who started a build, interruptions, the target branch of a
 * pull request, renames; and about optional plugins.
 */
package io.jenkins.plugins.k6notify.job;
