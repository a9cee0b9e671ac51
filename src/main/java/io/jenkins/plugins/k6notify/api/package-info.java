/** Beans of the remote API. */
package io.jenkins.plugins.k6notify.api;
