/** Shared parts of pages: badges, rows of attempts, timestamps, links to k6 Cloud. */
package io.jenkins.plugins.k6notify.view;
