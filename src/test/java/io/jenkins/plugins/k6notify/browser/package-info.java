/** A real browser, for the tests of pages in both builds. */
package io.jenkins.plugins.k6notify.browser;
