/** Parts that several pages share: badges, rows of attempts, times, links to k6 Cloud. */
package io.jenkins.plugins.k6notify.view;
